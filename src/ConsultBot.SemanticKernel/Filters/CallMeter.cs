using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Filters;

/// <summary>Measures every call of a kernel function: how long it took, and whether it failed. No text is measured.</summary>
internal sealed class CallMeter(TimeProvider clock) : IFunctionInvocationFilter
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "ConsultBot.SemanticKernel";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("consultbot.kernel.call.duration", "ms");

    /// <inheritdoc />
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var start = clock.GetTimestamp();
        var failed = true;
        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            if (Duration.Enabled)
            {
                var tags = new TagList { { "function", context.Function.Name }, { "failed", failed } };
                Duration.Record(clock.GetElapsedTime(start).TotalMilliseconds, tags);
            }
        }
    }
}
