using Microsoft.Extensions.Primitives;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Finds out who calls. No token, or none of ours, is 401; an expired one, or one of another conversation, 403.</summary>
internal sealed class DirectLineAccess(TokenIssuer tokens, DirectLineSecret secret)
{
    private const string Scheme = "Bearer ";

    /// <summary>The caller, or the refusal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="conversationId">The conversation it is about; <c>null</c> for whichever the token names.</param>
    public async ValueTask<(DirectLineToken? Token, IResult? Refusal)> FindAsync(HttpContext context, string? conversationId)
    {
        var said = BearerOf(context.Request.Headers.Authorization) ?? context.Request.Query["t"].ToString();
        return await tokens.ReadAsync(said, TokenUse.Conversation) switch
        {
            (TokenState.Valid, { } token) when conversationId is null || string.Equals(token.ConversationId, conversationId, StringComparison.Ordinal) => (token, null),
            (TokenState.Valid, _) => (null, Problems.ForeignToken),
            (TokenState.Expired, _) => (null, Problems.ExpiredToken),
            _ => (null, Problems.NoToken),
        };
    }

    /// <summary>Whether the caller is a server that knows the secret of the channel.</summary>
    public bool KnowsSecret(HttpContext context) => BearerOf(context.Request.Headers.Authorization) is { } said && secret.Is(said);

    private static string? BearerOf(StringValues header) =>
        header is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim() : null;
}

/// <summary>The answers to calls that cannot be served, in the shape of Direct Line. They are for developers; patients are told by the page.</summary>
internal static class Problems
{
    public static IResult NoToken => Of(StatusCodes.Status401Unauthorized, "Unauthorized", "A token of this service is needed.");

    public static IResult ExpiredToken => Of(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static IResult ForeignToken => Of(StatusCodes.Status403Forbidden, "BadArgument", "The token is for another conversation.");

    public static IResult NoConversation => Of(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation, or it was erased.");

    public static IResult TooLarge => Of(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The activity is too large.");

    public static IResult WrongMediaType => Of(StatusCodes.Status415UnsupportedMediaType, "BadArgument", "The body must be JSON.");

    public static IResult TooMany => Of(StatusCodes.Status429TooManyRequests, "RateLimited", "Too many messages; try again a little later.");

    public static IResult NotRecorded => Of(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The message could not be recorded.");

    /// <summary>Says where an activity is no JSON, but not what stands there: the parser quotes it.</summary>
    public static IResult Unreadable(System.Text.Json.JsonException exception) => Bad(exception.LineNumber is { } line
        ? $"The activity cannot be read: it is no JSON at line {line + 1}, byte {exception.BytePositionInLine + 1}."
        : $"The activity cannot be read: {exception.Message}");

    public static IResult Bad(string what) => Of(StatusCodes.Status400BadRequest, "BadArgument", what);

    private static IResult Of(int status, string code, string message) => TypedResults.Json(new ProblemJson(new ProblemDetail(code, message)), DirectLineJson.Default.ProblemJson, statusCode: status);
}
