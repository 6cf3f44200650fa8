using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;

namespace ConsultBot.SdkConformance.BotFramework;

/// <summary>The framework's own adapter over an HTTP context in memory; what it sends to the channel is recorded and answered.</summary>
internal sealed class AdapterHost : IHttpClientFactory, IDisposable
{
    private readonly Channel channel = new();

    public AdapterHost(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        Adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory: this));
    }

    public CloudAdapter Adapter { get; }

    public List<(string Method, string Uri, string Body, string? Authorization)> Sent => channel.Sent;

    public HttpStatusCode ChannelAnswers { get => channel.Status; set => channel.Status = value; }

    public static string Activity(string members = "\"text\":\"hello\"", string type = "message") => $$"""
        {"type":"{{type}}","id":"activity-1","channelId":"webchat","serviceUrl":"https://channel.test/base","from":{"id":"user"},"recipient":{"id":"bot"},"conversation":{"id":"conversation-1"},{{members}}}
        """;

    public HttpClient CreateClient(string name) => new(channel, disposeHandler: false);

    public async Task<(int Status, string? ContentType, string Body)> PostAsync(string json, IBot bot, string method = "POST", string? authorization = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var body = new MemoryStream();
        context.Response.Body = body;
        if (authorization is not null)
        {
            context.Request.Headers.Authorization = authorization;
        }

        await Adapter.ProcessAsync(context.Request, context.Response, bot, TestContext.Current.CancellationToken);
        return (context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(body.ToArray()));
    }

    public void Dispose() => channel.Dispose();

    private sealed class Channel : HttpMessageHandler
    {
        public List<(string Method, string Uri, string Body, string? Authorization)> Sent { get; } = [];

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
            Sent.Add((request.Method.Method, request.RequestUri!.ToString(), body, request.Headers.Authorization?.ToString()));
            return new HttpResponseMessage(Status) { Content = new StringContent("{\"id\":\"sent-1\"}", Encoding.UTF8, "application/json") };
        }
    }
}
