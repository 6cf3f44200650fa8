using System.Text.Json;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>What clients post, and what they fetch when they have no stream.</summary>
internal sealed class ActivityEndpoints(
    DirectLineAccess access, Conversations conversations, Arrivals arrivals, Judgements judgements, PostLimit limit, Deliveries deliveries, Feeds feeds)
{
    private const int LargestUpload = 32 * 1024 * 1024;
    private const string UploadedActivity = "application/vnd.microsoft.activity";

    /// <summary><c>POST /conversations/{id}/activities</c>.</summary>
    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var (token, refusal) = await access.FindAsync(context, id);
        if (token is null)
        {
            return refusal!;
        }

        if (!context.Request.HasJsonContentType())
        {
            return Problems.WrongMediaType;
        }

        if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return Problems.TooLarge;
        }

        try
        {
            return await TakeAsync(context, token, IncomingActivity.Read(body), Circumstances.None);
        }
        catch (JsonException exception)
        {
            return Problems.Unreadable(exception);
        }
    }

    /// <summary><c>POST /conversations/{id}/upload</c>: the words are taken in, the files are neither read nor kept.</summary>
    public async Task<IResult> UploadAsync(HttpContext context, string id)
    {
        var (token, refusal) = await access.FindAsync(context, id);
        if (token is null)
        {
            return refusal!;
        }

        if (!context.Request.HasFormContentType)
        {
            return Problems.WrongMediaType;
        }

        try
        {
            var activity = await UploadedWords.ReadAsync(context, UploadedActivity, LargestUpload) ?? new IncomingActivity { Type = "message" };
            return await TakeAsync(context, token, activity, Circumstances.HasAttachment);
        }
        catch (JsonException exception)
        {
            return Problems.Unreadable(exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return Problems.TooLarge;
        }
    }

    /// <summary><c>GET /conversations/{id}/activities</c>: what is new, for a client without a stream. Clients stop at any error, so there is none while the record cannot be read.</summary>
    public async Task<IResult> PollAsync(HttpContext context, string id)
    {
        var (token, refusal) = await access.FindAsync(context, id);
        if (token is null)
        {
            return refusal!;
        }

        if (!Watermark.TryRead(context.Request.Query, out var watermark))
        {
            return Problems.Bad(Watermark.Expected);
        }

        try
        {
            if (conversations.EndOf(id) is not { } end)
            {
                return Problems.NoConversation;
            }

            await arrivals.AnswerWhatIsOpenOnceAsync(token);
            var delivery = await deliveries.NextAsync(token, Watermark.Within(watermark, end.Seq), feeds.TakeForPolling(id), answered: null, context.RequestAborted);
            return Frame(delivery.Frame ?? $$"""{"activities":[],"watermark":"{{delivery.Watermark}}"}""");
        }
        catch (RecordUnavailableException)
        {
            return Frame($$"""{"activities":[{{string.Join(',', feeds.TakeForPolling(id).Select(passing => passing.After(watermark)))}}],"watermark":"{{watermark}}"}""");
        }
    }

    private static IResult Frame(string json) => TypedResults.Text(json, "application/json");

    private async Task<IResult> TakeAsync(HttpContext context, DirectLineToken token, IncomingActivity activity, Circumstances circumstances)
    {
        try
        {
            if (conversations.EndOf(token.ConversationId) is null)
            {
                return Problems.NoConversation;
            }

            return activity switch
            {
                { Feedback: { } feedback } => Posted(token, await judgements.TakeAsync(token, feedback, activity.ClientId)),
                { Type: "message" } when judgements.IsReason(activity.Text) && await judgements.TakeReasonAsync(token, activity) is { } reason => Posted(token, reason),
                { Type: "message" } => await TakeMessageAsync(context, token, activity, activity.HasAttachment ? Circumstances.HasAttachment : circumstances),
                _ => Posted(token, activity.Type),
            };
        }
        catch (RecordUnavailableException)
        {
            return Problems.NotRecorded;
        }
    }

    // Danger is looked for before any limit.
    private async Task<IResult> TakeMessageAsync(HttpContext context, DirectLineToken token, IncomingActivity activity, Circumstances circumstances)
    {
        var danger = arrivals.DangerIn(token, activity.Text);
        switch (limit.Admit(token.ConversationId, danger is not null))
        {
            case Admission.TurnedAway:
                context.Response.Headers.RetryAfter = ((int)PostLimit.RetryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Problems.TooMany;
            case Admission.AskedToWait:
                circumstances |= Circumstances.TooMany;
                break;
        }

        return Posted(token, await arrivals.ReceiveAsync(token, activity, circumstances, danger));
    }

    private static IResult Posted(DirectLineToken token, string entryId) =>
        TypedResults.Json(new PostedJson(ActivityJson.IdOf(token.ConversationId, entryId)), DirectLineJson.Default.PostedJson);
}
