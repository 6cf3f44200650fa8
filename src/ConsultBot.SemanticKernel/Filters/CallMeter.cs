using System.Diagnostics;
using System.Diagnostics.Metrics;
using ConsultBot.SemanticKernel.Models;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using FunctionInvocationContext = Microsoft.SemanticKernel.FunctionInvocationContext;

namespace ConsultBot.SemanticKernel.Filters;

/// <summary>
/// Measures every call of a kernel function: how long it took, whether it failed, and of a prompt function the tokens. A trace of the call carries the hash of the prompt, by
/// which the record knows it, too. No text is measured or traced.
/// </summary>
internal sealed class CallMeter(TimeProvider clock) : IFunctionInvocationFilter
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string MeterName = "ConsultBot.SemanticKernel";

    private static readonly Meter Meter = new(MeterName);
    private static readonly ActivitySource Traces = new(MeterName);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("consultbot.kernel.call.duration", "ms");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("consultbot.kernel.call.tokens");

    /// <inheritdoc />
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        using var trace = Traces.StartActivity(context.Function.Name);
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

        if ((Tokens.Enabled || trace is not null) && context.Result.ValueType == typeof(ChatResponse) && context.Result.GetValue<ChatResponse>() is { } response)
        {
            Count(context.Function.Name, response, trace);
        }
    }

    private static void Count(string function, ChatResponse response, Activity? trace)
    {
        foreach (var (kind, tokens) in new[] { ("input", response.Usage?.InputTokenCount), ("output", response.Usage?.OutputTokenCount) })
        {
            Tokens.Add(tokens ?? 0, new TagList { { "function", function }, { "kind", kind } });
            trace?.SetTag($"gen_ai.usage.{kind}_tokens", tokens);
        }

        trace?.SetTag("consultbot.prompt.hash", HashedChatClient.PromptHashOf(response));
    }
}
