using Microsoft.SemanticKernel;

namespace ConsultBot.SdkConformance.SemanticKernel;

public sealed class FilterTests
{
    private readonly List<string> log = [];
    private readonly RecordingChatClient client = new();
    private readonly Kernel kernel;

    public FilterTests()
    {
        kernel = RecordingChatClient.KernelOf(client);
        kernel.FunctionInvocationFilters.Add(new InvocationFilter("outer", log));
        kernel.FunctionInvocationFilters.Add(new InvocationFilter("inner", log));
        kernel.PromptRenderFilters.Add(new RenderFilter("first", log));
        kernel.PromptRenderFilters.Add(new RenderFilter("second", log));
    }

    [Fact]
    public async Task Filters_run_around_a_plugin_function_in_the_order_in_which_they_were_added()
    {
        var function = KernelFunctionFactory.CreateFromMethod(() => log.Add("function"), "search");

        await function.InvokeAsync(kernel, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["outer before search", "inner before search", "function", "inner after search", "outer after search"], log);
    }

    [Fact]
    public async Task Render_filters_run_inside_the_invocation_of_a_prompt_function()
    {
        await PromptFunction().InvokeAsync(kernel, new KernelArguments { ["question"] = "x" }, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "outer before answer", "inner before answer", "first before answer: question", "second before answer: question", "render",
                "second after: prompt", "first after: prompt", "inner after answer", "outer after answer",
            ],
            log);
        Assert.Equal([("user", "prompt")], client.Messages);
    }

    [Fact]
    public async Task A_render_filter_that_throws_keeps_the_prompt_from_the_client()
    {
        kernel.PromptRenderFilters.Insert(0, new RefusingFilter());

        var exception = await Assert.ThrowsAsync<KernelException>(() => PromptFunction().InvokeAsync(kernel, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("refused", exception.Message);
        Assert.Equal(["outer before answer", "inner before answer"], log);
        Assert.Empty(client.Messages);
    }

    [Fact]
    public async Task An_invocation_filter_sees_the_exception_of_the_function()
    {
        var watching = new WatchingFilter();
        kernel.FunctionInvocationFilters.Insert(0, watching);
        var failure = new InvalidDataException("function");
        var function = KernelFunctionFactory.CreateFromMethod(void () => throw failure, "search");

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(() => function.InvokeAsync(kernel, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Same(failure, thrown);
        Assert.Same(failure, watching.Seen);
    }

    [Fact]
    public async Task An_invocation_filter_that_does_not_go_on_keeps_the_function_from_running()
    {
        kernel.FunctionInvocationFilters.Insert(0, new BlockingFilter());

        var result = await PromptFunction().InvokeAsync(kernel, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("instead", result.GetValue<string>());
        Assert.Empty(log);
        Assert.Empty(client.Messages);
    }

    private KernelFunction PromptFunction() => DelegateTemplates.Function(_ =>
    {
        log.Add("render");
        return "prompt";
    });

    private sealed class InvocationFilter(string name, List<string> log) : IFunctionInvocationFilter
    {
        public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
        {
            log.Add($"{name} before {context.Function.Name}");
            await next(context);
            log.Add($"{name} after {context.Function.Name}");
        }
    }

    private sealed class RenderFilter(string name, List<string> log) : IPromptRenderFilter
    {
        public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
        {
            log.Add($"{name} before {context.Function.Name}: {string.Join(", ", context.Arguments.Names)}");
            await next(context);
            log.Add($"{name} after: {context.RenderedPrompt}");
        }
    }

    private sealed class RefusingFilter : IPromptRenderFilter
    {
        public Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next) => throw new KernelException("refused");
    }

    private sealed class WatchingFilter : IFunctionInvocationFilter
    {
        public Exception? Seen { get; private set; }

        public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
        {
            try
            {
                await next(context);
            }
            catch (Exception exception)
            {
                Seen = exception;
                throw;
            }
        }
    }

    private sealed class BlockingFilter : IFunctionInvocationFilter
    {
        public Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
        {
            context.Result = new FunctionResult(context.Function, "instead");
            return Task.CompletedTask;
        }
    }
}
