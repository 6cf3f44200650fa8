using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ConsultBot.Channels.DirectLine;

/// <summary>What a token is for; one is never taken for another.</summary>
internal enum TokenUse
{
    /// <summary>Reads and writes a conversation; lives as long as clients expect of Direct Line.</summary>
    Conversation,

    /// <summary>Comes back to a conversation from the same device; lives until the conversation has been idle for a day.</summary>
    Resume,

    /// <summary>Lets a visitor talk to a service in preview.</summary>
    Invitation,
}

/// <summary>Makes and reads signed tokens. Nothing is kept of them, so they hold across a restart.</summary>
internal sealed class TokenIssuer
{
    /// <summary>How long a token of a conversation lives. Clients renew it at half of that.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>How long a conversation may be idle and still be resumed.</summary>
    public static readonly TimeSpan ResumeWithin = TimeSpan.FromHours(24);

    private const string Issuer = "consultbot";
    private const string ConversationClaim = "conv";
    private const string UserClaim = "user";
    private const string InvitedClaim = "invited";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials credentials;
    private readonly TimeProvider clock;

    /// <summary>Signs with a key derived from the secret of the channel.</summary>
    public TokenIssuer(DirectLineSecret secret, TimeProvider clock)
    {
        this.clock = clock;
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret.Value), 32, info: "consultbot/direct-line/1"u8.ToArray());
        credentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);
    }

    /// <summary>A signed token.</summary>
    public string Issue(DirectLineToken token, TokenUse use, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = use.ToString(),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Subject = new ClaimsIdentity(
            [
                new Claim(ConversationClaim, token.ConversationId),
                new Claim(UserClaim, token.UserId),
                new Claim(InvitedClaim, token.IsInvited ? "true" : "false", ClaimValueTypes.Boolean),
            ]),
            SigningCredentials = credentials,
        });
    }

    /// <summary>A token that invites to a service in preview.</summary>
    public string IssueInvitation(TimeSpan lifetime) => Issue(new DirectLineToken(string.Empty, string.Empty, IsInvited: true), TokenUse.Invitation, lifetime);

    /// <summary>Reads a token.</summary>
    public async ValueTask<(TokenState State, DirectLineToken? Token)> ReadAsync(string? token, TokenUse use)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 2048)
        {
            return (TokenState.Unknown, null);
        }

        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = use.ToString(),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = credentials.Key,
            RequireExpirationTime = true,
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime
                ? true
                : throw new SecurityTokenExpiredException { Expires = expires ?? default },
        });
        return result switch
        {
            { IsValid: true, SecurityToken: JsonWebToken read } => (TokenState.Valid, new DirectLineToken(
                read.GetPayloadValue<string>(ConversationClaim), read.GetPayloadValue<string>(UserClaim), read.GetPayloadValue<bool>(InvitedClaim))),
            { Exception: SecurityTokenExpiredException } => (TokenState.Expired, null),
            _ => (TokenState.Unknown, null),
        };
    }
}
