using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.Ask;

/// <summary><c>POST /api/ask</c>: one message of a patient from another program, answered in the response.</summary>
internal sealed partial class AskEndpoint(
    AskAccess access,
    AskLimit limit,
    TurnPipeline pipeline,
    SendGate gate,
    ITranscript transcript,
    IHandoffDesk desk,
    IPolicyInForce policies,
    TimeProvider clock,
    ILogger<AskEndpoint> logger)
{
    private const string Channel = "api";
    private const int IdBytes = 16;

    /// <summary>Answers the message; what is wrong with a request is told as problem details.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (access.NameOf(context) is not { } key)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem(StatusCodes.Status401Unauthorized, "One of Api:Keys is needed, as a bearer token.");
        }

        if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, $"The body may have {RequestBody.Largest} bytes.");
        }

        var (request, problem) = Read(context.Request, body);
        if (request is null)
        {
            return Problem(StatusCodes.Status400BadRequest, problem);
        }

        var id = request.ConversationId ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var message = new PatientMessage(RecordIdOf(key, id), Channel, request.Text!, clock.GetUtcNow(), Language: request.Language) { Left = context.RequestAborted };

        // Danger is looked for before any limit.
        var isUrgent = policies.Current.Screening.Read(message, ConversationState.New).IsUrgent;
        if (!limit.Admits(key, request.ConversationId is null ? null : message.ConversationId, isUrgent))
        {
            context.Response.Headers.RetryAfter = ((int)PostLimit.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Problem(StatusCodes.Status429TooManyRequests, "Too many messages; try again a little later.");
        }

        return await RunAsync(message, request.ConversationId is null, id);
    }

    // The one catch-all of this channel: whatever goes wrong, the caller gets the fixed out-of-service text.
    private async Task<IResult> RunAsync(PatientMessage message, bool isNew, string id)
    {
        var channel = new AskChannel();
        var start = Stopwatch.GetTimestamp();
        try
        {
            if (!isNew && transcript.End(message.ConversationId) is null)
            {
                return Problem(StatusCodes.Status400BadRequest, "\"conversationId\" names no conversation that was begun with this key, or one that was erased.");
            }

            if (await pipeline.RunAsync(message, CancellationToken.None) is { } turn)
            {
                await gate.SendAsync(turn.Reply, channel, CancellationToken.None);
            }
        }
        catch (RecordUnavailableException exception)
        {
            await gate.SendAsync(exception.InItsPlace, channel, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogTurnFailed(logger, Fault.Describe(exception));
            await gate.SendAsync(FixedText.OutOfService, channel, CancellationToken.None);
        }

        return channel switch
        {
            { Reply: { } reply } => TypedResults.Json(
                TurnJson.Of(reply, id: null, Stopwatch.GetElapsedTime(start)) with { ConversationId = id, TurnId = reply.Id }, AskJson.Readable.TurnJson),
            { FixedText: { } text } => Problem(StatusCodes.Status503ServiceUnavailable, text),
            _ when desk.HasPerson(message.ConversationId) => Problem(StatusCodes.Status409Conflict, "A person has this conversation; the message was left to them."),
            _ => Problem(StatusCodes.Status409Conflict, "A later message of this conversation showed danger and was answered first; this one is kept without an answer."),
        };
    }

    private static (AskRequest? Request, string Problem) Read(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (!request.HasJsonContentType())
        {
            return (null, "The body must be JSON.");
        }

        try
        {
            return JsonSerializer.Deserialize(body.Span, AskJson.Default.AskRequest) is not { } read ? (null, "The body must be an object.")
                : read.Problem is { } problem ? (null, problem)
                : (read, string.Empty);
        }
        catch (JsonException exception)
        {
            return (null, $"The body cannot be read: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}{(exception.Path is { Length: > 1 } path ? $", at {path[2..]}" : string.Empty)}.");
        }
    }

    private static string RecordIdOf(string key, string id) => $"{Channel}/{key}/{id}";

    private static IResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    [LoggerMessage(EventId = 310, Level = LogLevel.Error, Message = "A turn of the ask endpoint failed; the out-of-service text was sent. {Fault}")]
    private static partial void LogTurnFailed(ILogger logger, string fault);
}

/// <summary>Registers and maps the ask endpoint.</summary>
public static class AskServices
{
    /// <summary>Registers the endpoint.</summary>
    public static IServiceCollection AddAsk(this IServiceCollection services, Surroundings surroundings) => services
        .AddSingleton(provider => new AskAccess(provider.GetRequiredService<ServiceSettings>(), surroundings))
        .AddSingleton<AskLimit>()
        .AddSingleton<AskEndpoint>();

    /// <summary>Maps it.</summary>
    public static void MapAsk(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/ask", (HttpContext context, AskEndpoint endpoint) => endpoint.AnswerAsync(context));
}
