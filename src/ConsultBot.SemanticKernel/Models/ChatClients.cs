using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Opens the chat client of each provider.</summary>
internal static class ChatClients
{
    private const string NoKey = "none";
    private const string AzurePath = "openai/v1/";

    /// <summary>The client; nothing is sent yet. Its own retries and time-outs are off: the connection has them.</summary>
    public static IChatClient Open(ModelSettings settings, HttpClient http) => settings.Provider switch
    {
        ModelProvider.OpenAI => OpenAI(settings, settings.Endpoint, http),
        ModelProvider.AzureOpenAI => OpenAI(settings, new Uri(settings.Endpoint!, AzurePath), http),
        ModelProvider.Anthropic => Anthropic(settings, http),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Provider, "has no client"),
    };

    private static IChatClient OpenAI(ModelSettings settings, Uri? endpoint, HttpClient http)
    {
        var options = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        if (endpoint is not null)
        {
            options.Endpoint = endpoint;
        }

        return new ChatClient(settings.Name, new ApiKeyCredential(settings.ApiKey.Length > 0 ? settings.ApiKey : NoKey), options).AsIChatClient();
    }

    private static IChatClient Anthropic(ModelSettings settings, HttpClient http)
    {
        var client = new AnthropicClient { HttpClient = http, ApiKey = settings.ApiKey.Length > 0 ? settings.ApiKey : NoKey, MaxRetries = 0, Timeout = settings.Deadline };
        return (settings.Endpoint is { } endpoint ? client.WithOptions(options => options with { BaseUrl = endpoint.AbsoluteUri.TrimEnd('/') }) : client).AsIChatClient(settings.Name);
    }
}
