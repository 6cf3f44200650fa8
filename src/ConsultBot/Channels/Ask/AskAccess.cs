using System.Net;
using System.Security.Cryptography;
using System.Text;
using ConsultBot.Configuration;

namespace ConsultBot.Channels.Ask;

/// <summary>
/// Who may ask: whoever has one of <c>Api:Keys</c>. Without any, callers of this machine in Development, and nobody elsewhere. A conversation belongs to the key that
/// began it: the name of the key, which is a hash and not the key, is part of the conversation's id in the record.
/// </summary>
internal sealed class AskAccess(ServiceSettings settings, Surroundings surroundings)
{
    /// <summary>The name of a caller of this machine, in Development, where there are no keys.</summary>
    public const string ThisMachine = "development";

    private const string Scheme = "Bearer ";
    private const int NameBytes = 6;

    private readonly (byte[] Hash, string Name)[] keys =
        [.. settings.ApiKeys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key))).Select(hash => (hash, Convert.ToHexStringLower(hash.AsSpan(0, NameBytes))))];

    /// <summary>The name of the caller's key; <c>null</c> when the caller may not ask.</summary>
    public string? NameOf(HttpContext context)
    {
        if (keys.Length == 0)
        {
            return surroundings.IsDevelopment && IsDirectFromThisMachine(context) ? ThisMachine : null;
        }

        if (context.Request.Headers.Authorization is not [{ } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var said = SHA256.HashData(Encoding.UTF8.GetBytes(value[Scheme.Length..].Trim()));
        return Array.Find(keys, key => CryptographicOperations.FixedTimeEquals(key.Hash, said)).Name;
    }

    private static bool IsDirectFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !Forwarded.Is(context.Request);
}
