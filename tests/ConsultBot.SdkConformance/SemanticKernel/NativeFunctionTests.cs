using System.ComponentModel;
using Microsoft.SemanticKernel;

namespace ConsultBot.SdkConformance.SemanticKernel;

public sealed class NativeFunctionTests
{
    private readonly Kernel kernel = Kernel.CreateBuilder().Build();

    private interface IFound;

    [Fact]
    public async Task An_object_argument_arrives_as_it_is_and_an_object_comes_back_as_it_is()
    {
        var plugin = new SearchPlugin();
        kernel.Plugins.AddFromObject(plugin, "passages");
        var query = new Query("what are exosomes", Compares: true);

        var result = await kernel.Plugins.GetFunction("passages", "search").InvokeAsync(kernel, new KernelArguments { ["query"] = query }, TestContext.Current.CancellationToken);

        Assert.Same(query, plugin.Asked);
        Assert.Same(plugin.Found, result.GetValue<IReadOnlyList<IFound>>());
        Assert.Throws<InvalidCastException>(() => result.GetValue<string>());
    }

    [Fact]
    public async Task A_missing_argument_is_an_error_that_names_it()
    {
        kernel.Plugins.AddFromObject(new SearchPlugin(), "passages");

        var exception = await Assert.ThrowsAsync<KernelException>(
            () => kernel.Plugins.GetFunction("passages", "search").InvokeAsync(kernel, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("query", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_argument_of_another_type_is_an_error()
    {
        kernel.Plugins.AddFromObject(new SearchPlugin(), "passages");

        await Assert.ThrowsAsync<ArgumentException>(() => kernel.Plugins.GetFunction("passages", "search")
            .InvokeAsync(kernel, new KernelArguments { ["query"] = new Uri("https://example.org") }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_plugin_describes_its_functions_by_their_attributes()
    {
        var function = kernel.Plugins.AddFromObject(new SearchPlugin(), "passages")["search"];

        Assert.Equal(("passages", "search", "Finds."), (function.PluginName, function.Name, function.Description));
        Assert.Equal(("query", "The question.", typeof(Query), true), Parameter(Assert.Single(function.Metadata.Parameters)));
    }

    [Fact]
    public async Task An_exception_reaches_the_caller_as_it_is()
    {
        var failure = new InvalidDataException("index");
        var function = KernelFunctionFactory.CreateFromMethod(IReadOnlyList<IFound> () => throw failure, "search");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidDataException>(() => function.InvokeAsync(kernel, cancellationToken: TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_cancelled_call_is_a_cancellation_and_does_not_run()
    {
        var ran = false;
        var function = KernelFunctionFactory.CreateFromMethod(() => { ran = true; }, "search");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => function.InvokeAsync(kernel, cancellationToken: new CancellationToken(canceled: true)));

        Assert.False(ran);
    }

    [Fact]
    public async Task The_token_reaches_a_function_that_asks_for_it()
    {
        CancellationToken received = default;
        using var source = new CancellationTokenSource();
        var function = KernelFunctionFactory.CreateFromMethod((CancellationToken token) => { received = token; }, "search");

        await function.InvokeAsync(kernel, cancellationToken: source.Token);

        Assert.Equal(source.Token, received);
    }

    [Fact]
    public async Task Null_comes_back_as_null()
    {
        var function = KernelFunctionFactory.CreateFromMethod(IReadOnlyList<IFound>? () => null, "search");

        Assert.Null((await function.InvokeAsync(kernel, cancellationToken: TestContext.Current.CancellationToken)).GetValue<IReadOnlyList<IFound>>());
    }

    private static (string Name, string Description, Type? Type, bool IsRequired) Parameter(KernelParameterMetadata parameter) =>
        (parameter.Name, parameter.Description, parameter.ParameterType, parameter.IsRequired);

    private sealed record Query(string Text, bool Compares);

    private sealed record FoundOne : IFound;

    private sealed class SearchPlugin
    {
        public Query? Asked { get; private set; }

        public IReadOnlyList<IFound> Found { get; } = [new FoundOne()];

        [KernelFunction("search")]
        [Description("Finds.")]
        public IReadOnlyList<IFound> Search([Description("The question.")] Query query)
        {
            Asked = query;
            return Found;
        }
    }
}
