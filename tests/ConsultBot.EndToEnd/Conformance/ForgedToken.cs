using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ConsultBot.EndToEnd.Conformance;

/// <summary>Tokens made by somebody who knows the secret of the channel, or only thinks so.</summary>
internal static class ForgedToken
{
    /// <summary>A token that is right in all but its time, which is over.</summary>
    public static string Expired(string secret, string conversationId)
    {
        var end = DateTimeOffset.UnixEpoch.AddDays(20_000).ToUnixTimeSeconds();
        var head = Part(new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT" });
        var body = Part(new JsonObject
        {
            ["iss"] = "consultbot", ["aud"] = "Conversation", ["iat"] = end - 1800, ["nbf"] = end - 1800, ["exp"] = end, ["conv"] = conversationId, ["user"] = "dl_somebody", ["invited"] = false,
        });
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "consultbot/direct-line/1"u8.ToArray());
        return $"{head}.{body}.{Base64(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{head}.{body}")))}";
    }

    private static string Part(JsonObject content) => Base64(Encoding.UTF8.GetBytes(content.ToJsonString()));

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
