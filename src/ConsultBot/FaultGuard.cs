using ConsultBot.Consultation;

namespace ConsultBot;

/// <summary>Catches what no endpoint caught, so that the web server writes no message of an exception into its log or its answer.</summary>
internal sealed partial class FaultGuard(RequestDelegate next, ILogger<FaultGuard> logger)
{
    private const string Problem = """{"type":"about:blank","title":"Internal Server Error","status":500}""";

    /// <summary>Lets the request through.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is not BadHttpRequestException && !(exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
        {
            LogFault(logger, Fault.Describe(exception));
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync(Problem, CancellationToken.None);
        }
    }

    [LoggerMessage(EventId = 400, Level = LogLevel.Error, Message = "A request failed: {Fault}")]
    private static partial void LogFault(ILogger logger, string fault);
}
