using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace ConsultBot.SdkConformance.SemanticKernel;

/// <summary>A chat client in the kernel's services, as a prompt function uses it.</summary>
public sealed class ChatClientTests
{
    private static readonly KernelFunction Function = DelegateTemplates.Function(_ => "prompt");

    [Fact]
    public async Task The_result_is_the_very_response_of_the_client()
    {
        var client = new RecordingChatClient();

        var result = await InvokeAsync(client);

        Assert.Same(client.Response, result.GetValue<ChatResponse>());
        Assert.Same(client.Response.Messages[0], result.GetValue<ChatMessage>());
        Assert.Equal("answer", result.GetValue<string>());
        Assert.Throws<InvalidCastException>(() => result.GetValue<Version>());
    }

    [Fact]
    public async Task A_response_without_messages_is_still_given_back()
    {
        var client = new RecordingChatClient();
        client.Response.Messages.Clear();

        var result = await InvokeAsync(client);

        Assert.Same(client.Response, result.GetValue<ChatResponse>());
        Assert.Equal(string.Empty, result.GetValue<ChatResponse>()!.Text);
    }

    [Fact]
    public async Task Without_execution_settings_the_client_gets_no_options()
    {
        var client = new RecordingChatClient();

        await InvokeAsync(client);

        Assert.Null(client.Options);
    }

    [Fact]
    public async Task Of_two_clients_the_last_one_registered_is_used()
    {
        RecordingChatClient first = new(), last = new();

        await InvokeAsync(first, last);

        Assert.Equal((0, 1), (first.Messages.Count, last.Messages.Count));
    }

    [Fact]
    public async Task A_client_that_has_no_metadata_is_not_used()
    {
        var client = new RecordingChatClient(hasMetadata: false);

        var exception = await Assert.ThrowsAsync<ArgumentNullException>(() => InvokeAsync(client));

        Assert.Equal("metadata", exception.ParamName);
        Assert.Empty(client.Messages);
    }

    [Fact]
    public async Task Without_a_client_the_error_names_what_was_looked_for()
    {
        var exception = await Assert.ThrowsAsync<KernelException>(() => InvokeAsync());

        Assert.Contains(typeof(IChatClient).ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_reaches_the_client()
    {
        var client = new RecordingChatClient();
        using var source = new CancellationTokenSource();

        await Function.InvokeAsync(RecordingChatClient.KernelOf(client), cancellationToken: source.Token);

        Assert.Equal(source.Token, client.Token);
    }

    [Fact]
    public async Task A_cancelled_call_is_a_cancellation_and_the_client_is_not_asked()
    {
        var client = new RecordingChatClient();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Function.InvokeAsync(RecordingChatClient.KernelOf(client), cancellationToken: new CancellationToken(canceled: true)));

        Assert.IsType<KernelFunctionCanceledException>(exception);
        Assert.Empty(client.Messages);
    }

    private static Task<FunctionResult> InvokeAsync(params IChatClient[] clients) =>
        Function.InvokeAsync(RecordingChatClient.KernelOf(clients), cancellationToken: TestContext.Current.CancellationToken);
}
