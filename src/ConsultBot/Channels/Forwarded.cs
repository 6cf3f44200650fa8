namespace ConsultBot.Channels;

/// <summary>A forwarded request comes from a proxy on this machine, not from this machine.</summary>
internal static class Forwarded
{
    /// <summary>Whether a proxy says that it forwards a request.</summary>
    public static bool Is(HttpRequest request) => request.Headers.Keys.Any(name =>
        name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));
}
