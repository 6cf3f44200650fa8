using Microsoft.SemanticKernel;

namespace ConsultBot.SdkConformance.SemanticKernel;

public sealed class PromptTemplateTests
{
    [Fact]
    public async Task A_template_factory_of_our_own_is_asked_once_and_its_template_renders_every_call()
    {
        var client = new RecordingChatClient();
        var kernel = RecordingChatClient.KernelOf(client);
        var templates = new DelegateTemplates(arguments => $"Ask: {arguments["question"]}");
        var function = templates.Function();

        var first = await function.InvokeAsync(kernel, new KernelArguments { ["question"] = "one" }, TestContext.Current.CancellationToken);
        await function.InvokeAsync(kernel, new KernelArguments { ["question"] = "two" }, TestContext.Current.CancellationToken);

        Assert.Equal(("answer", "the template"), (Assert.Single(templates.Created).Name, templates.Created[0].Template));
        Assert.Equal([("user", "Ask: one"), ("user", "Ask: two")], client.Messages);
        Assert.Equal("Ask: one", first.RenderedPrompt);
    }

    [Fact]
    public void A_format_that_the_factory_does_not_know_is_an_error_when_the_function_is_made()
    {
        var exception = Assert.Throws<KernelException>(() => new DelegateTemplates(_ => string.Empty).Function("unknown"));

        Assert.Contains("unknown", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_reach_the_template_as_the_objects_that_were_given()
    {
        var given = new object();
        object? received = null;
        var function = DelegateTemplates.Function(arguments => { received = arguments["thing"]; return "prompt"; });

        await function.InvokeAsync(RecordingChatClient.KernelOf(new RecordingChatClient()), new KernelArguments { ["thing"] = given }, TestContext.Current.CancellationToken);

        Assert.Same(given, received);
    }

    [Fact]
    public async Task An_exception_of_the_template_reaches_the_caller_and_the_client_is_not_asked()
    {
        var client = new RecordingChatClient();
        var function = DelegateTemplates.Function(_ => throw new InvalidDataException("template"));

        await Assert.ThrowsAsync<InvalidDataException>(
            () => function.InvokeAsync(RecordingChatClient.KernelOf(client), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Empty(client.Messages);
    }
}
