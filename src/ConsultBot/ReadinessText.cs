using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultBot;

/// <summary>What <c>/health/ready</c> says: the state in one word, then a line for everything that is not in order.</summary>
internal static class ReadinessText
{
    /// <summary>Writes the text.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report.Entries
            .Where(entry => entry.Value.Status is not HealthStatus.Healthy)
            .Select(entry => $"\n{entry.Key}: {entry.Value.Description}");
        return context.Response.WriteAsync(report.Status + string.Concat(lines), context.RequestAborted);
    }
}
