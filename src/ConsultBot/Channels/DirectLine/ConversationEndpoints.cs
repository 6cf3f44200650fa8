using System.Text.Json;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Tokens and conversations: everything that a client asks before it posts.</summary>
internal static class ConversationEndpoints
{
    private static readonly int ExpiresIn = (int)TokenIssuer.Lifetime.TotalSeconds;

    /// <summary><c>POST /tokens/generate</c>: a server that knows the secret asks for a token for one of its visitors.</summary>
    public static async Task<IResult> GenerateAsync(HttpContext context, DirectLineAccess access, TokenIssuer tokens)
    {
        if (!access.KnowsSecret(context))
        {
            return Problems.NoToken;
        }

        try
        {
            var asked = await RequestBody.ReadJsonAsync(context.Request, DirectLineJson.Default.TokenRequest, context.RequestAborted);
            var userId = asked?.User?.Id;
            return userId is null or { Length: > 3 and <= 200 } && userId?.StartsWith("dl_", StringComparison.Ordinal) is null or true
                ? Ok(Conversations.New(userId, isInvited: true), tokens)
                : Problems.Bad("user.id must begin with dl_ and have at most 200 letters.");
        }
        catch (JsonException)
        {
            return Problems.Bad("The body must be JSON such as {\"user\":{\"id\":\"dl_…\"}}, or empty.");
        }
    }

    /// <summary><c>POST /tokens/refresh</c>: another token for the same conversation.</summary>
    public static async Task<IResult> RefreshAsync(HttpContext context, DirectLineAccess access, TokenIssuer tokens)
    {
        var (token, refusal) = await access.FindAsync(context, conversationId: null);
        return token is null ? refusal! : Ok(token, tokens);
    }

    /// <summary><c>POST /conversations</c>: begins the conversation of the token.</summary>
    public static async Task<IResult> StartAsync(HttpContext context, DirectLineAccess access, TokenIssuer tokens, Conversations conversations)
    {
        var (token, refusal) = await access.FindAsync(context, conversationId: null);
        if (token is null)
        {
            return refusal!;
        }

        try
        {
            var isNew = await conversations.BeginAsync(token);
            var body = Described(context, token, tokens, watermark: string.Empty);
            return TypedResults.Json(body, DirectLineJson.Default.ConversationJson, statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }
        catch (RecordUnavailableException)
        {
            return Problems.NotRecorded;
        }
    }

    /// <summary><c>GET /conversations/{id}</c>: a client comes back. What was left unanswered is answered now.</summary>
    public static async Task<IResult> ReconnectAsync(
        HttpContext context, string id, DirectLineAccess access, TokenIssuer tokens, Conversations conversations, Arrivals arrivals)
    {
        var (token, refusal) = await access.FindAsync(context, id);
        if (token is null)
        {
            return refusal!;
        }

        if (!Watermark.TryRead(context.Request.Query, out _))
        {
            return Problems.Bad(Watermark.Expected);
        }

        try
        {
            if (conversations.EndOf(id) is null)
            {
                return Problems.NoConversation;
            }

            await arrivals.AnswerWhatIsOpenAsync(token);
        }
        catch (RecordUnavailableException)
        {
            // The client gets its stream all the same, on which the fixed texts come.
        }

        return TypedResults.Json(Described(context, token, tokens, context.Request.Query["watermark"].ToString()), DirectLineJson.Default.ConversationJson);
    }

    /// <summary><c>POST /chat/session</c>: the page asks for a conversation, its own from before where that can be.</summary>
    public static async Task<IResult> SessionAsync(HttpContext context, TokenIssuer tokens, Conversations conversations)
    {
        if (!IsOfOurOwnPage(context.Request))
        {
            return Problems.Bad("Only the chat page of this service may ask for a session.");
        }

        try
        {
            var asked = await RequestBody.ReadJsonAsync(context.Request, DirectLineJson.Default.SessionRequest, context.RequestAborted);
            var known = await conversations.ResumeAsync(asked?.Resume);
            var token = known ?? Conversations.New(userId: null, await tokens.ReadAsync(asked?.Invitation, TokenUse.Invitation) is (TokenState.Valid, _));
            return TypedResults.Json(
                new SessionJson(
                    token.ConversationId,
                    tokens.Issue(token, TokenUse.Conversation, TokenIssuer.Lifetime),
                    token.UserId,
                    ExpiresIn,
                    tokens.Issue(token, TokenUse.Resume, TokenIssuer.ResumeWithin),
                    ConversationReference.Of(token.ConversationId),
                    IsNew: known is null),
                DirectLineJson.Default.SessionJson);
        }
        catch (JsonException)
        {
            return Problems.Bad("The body must be JSON such as {\"resume\":\"…\"}, or empty.");
        }
        catch (RecordUnavailableException)
        {
            return Problems.NotRecorded;
        }
    }

    private static IResult Ok(DirectLineToken token, TokenIssuer tokens) => TypedResults.Json(
        new ConversationJson(token.ConversationId, tokens.Issue(token, TokenUse.Conversation, TokenIssuer.Lifetime), ExpiresIn), DirectLineJson.Default.ConversationJson);

    // Clients open the stream as it is named here and add nothing to it.
    private static ConversationJson Described(HttpContext context, DirectLineToken token, TokenIssuer tokens, string watermark)
    {
        var signed = tokens.Issue(token, TokenUse.Conversation, TokenIssuer.Lifetime);
        var request = context.Request;
        var scheme = request.IsHttps || request.Headers["X-Forwarded-Proto"] is ["https"] ? "wss" : "ws";
        var stream = $"{scheme}://{request.Host}{DirectLineNames.Path}/conversations/{token.ConversationId}/stream?watermark={Uri.EscapeDataString(watermark)}&t={signed}";
        return new ConversationJson(token.ConversationId, signed, ExpiresIn, stream);
    }

    private static bool IsOfOurOwnPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is ["same-origin"]
        || (request.Headers["Sec-Fetch-Site"].Count == 0 && request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
