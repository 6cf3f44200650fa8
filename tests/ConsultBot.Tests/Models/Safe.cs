namespace ConsultBot.Tests.Models;

/// <summary>What no reply may hold.</summary>
internal static class Safe
{
    /// <summary>Fails when a reply has anything of what a hostile model says.</summary>
    public static void Check(string reply, IEnumerable<ModelRequest> requests, string name = "")
    {
        foreach (var forbidden in requests.SelectMany(HostileParts.ForbiddenFor).Concat(HostileParts.Forbidden).Distinct(StringComparer.Ordinal))
        {
            Assert.False(reply.Contains(forbidden, StringComparison.Ordinal), $"{name}: \"{forbidden}\" is shown in: {reply}");
        }
    }
}
