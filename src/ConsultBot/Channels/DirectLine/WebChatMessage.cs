using System.Text.Json.Nodes;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Channels.DirectLine;

/// <summary>What travels beside the text of a reply: that an AI wrote it, its sources, the thumbs, and what may be said next by a tap.</summary>
internal sealed class WebChatMessage(IPolicyInForce policies, ServedKnowledge knowledge)
{
    private const string SalesPage = "sales page";

    /// <summary>The schema.org entity that Web Chat and Teams render.</summary>
    public JsonObject EntityOf(RecordedReply reply, string activityId)
    {
        var entity = new JsonObject
        {
            ["type"] = "https://schema.org/Message",
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
            ["@id"] = string.Empty,
            ["keywords"] = new JsonArray("AllowCopy"),
        };

        // "May be incorrect" below a text that people wrote, and that says whom to call, would only cost time.
        if (!reply.Decision.IsUrgent() && !reply.IsByPerson)
        {
            entity["additionalType"] = new JsonArray("AIGeneratedContent");
            entity["keywords"]!.AsArray().Insert(0, "AIGeneratedContent");
        }

        if (reply.Citations.Count > 0)
        {
            entity["citation"] = new JsonArray([.. reply.Citations.Select(citation => Claim(citation, reply.Language))]);
        }

        if (reply.Decision is Decision.Answer or Decision.Abstain || reply.Citations.Count > 0)
        {
            entity["potentialAction"] = new JsonArray(Thumb("LikeAction", FeedbackReaction.Like, activityId), Thumb("DislikeAction", FeedbackReaction.Dislike, activityId));
        }

        return entity;
    }

    /// <summary>The buttons below a reply, or <c>null</c> when it has none. Whoever is in danger by mistake can say so by one tap.</summary>
    public JsonObject? ButtonsOf(RecordedReply reply)
    {
        var words = reply.Decision.IsUrgent() ? [policies.Current.Replies.Text("buttons.safe", reply.Language)] : reply.Buttons;
        return words.Count == 0
            ? null
            : new JsonObject
            {
                ["actions"] = new JsonArray([.. words.Select(word => new JsonObject { ["type"] = "imBack", ["title"] = word, ["value"] = word })]),
                ["to"] = new JsonArray(),
            };
    }

    private static JsonObject Thumb(string type, string reaction, string activityId) => new()
    {
        ["@type"] = type,
        ["@id"] = $"_:{reaction}-{activityId}",
        ["actionStatus"] = "PotentialActionStatus",
    };

    private JsonObject Claim(Citation citation, string language)
    {
        var source = knowledge.Sources.GetValueOrDefault(citation.SourceId);
        var strength = StrengthOf(citation, source, language);
        var appearance = new JsonObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = source?.ShownAs ?? citation.SourceId,
            ["abstract"] = citation.Locator,
            ["text"] = source is null ? citation.Locator : Card(source, citation, strength, language),
        };
        if (strength.Length > 0)
        {
            appearance["usageInfo"] = new JsonObject { ["@type"] = "CreativeWork", ["name"] = strength };
        }

        return new JsonObject { ["@type"] = "Claim", ["position"] = citation.Marker, ["appearance"] = appearance };
    }

    // What a page says that sells the treatment is not as strong as the passage that also cites it. A passage that is withdrawn by now has no strength to show.
    private string StrengthOf(Citation citation, SourceFile? source, string language) =>
        source?.Kind is SalesPage ? policies.Current.Replies.Text("strength.sales", language)
        : knowledge.Find(citation.PassageId) is { } passage ? policies.Current.Replies.Text($"strength.{KeyOf(passage.Grade)}", language)
        : string.Empty;

    private string Card(SourceFile source, Citation citation, string strength, string language) => policies.Current.Replies.Text("source-card", language)
        .Replace("{SourceTitle}", source.Title, StringComparison.Ordinal)
        .Replace("{SourceKind}", source.Kind, StringComparison.Ordinal)
        .Replace("{SourceStanding}", source.Standing, StringComparison.Ordinal)
        .Replace("{SourceStrength}", strength.Length == 0 ? "—" : strength, StringComparison.Ordinal)
        .Replace("{SourcePlace}", citation.Locator, StringComparison.Ordinal);

    private static string KeyOf(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.Laboratory or EvidenceGrade.Animal => "laboratory",
        EvidenceGrade.EarlyHuman => "early-human",
        EvidenceGrade.RandomisedTrial => "trials",
        EvidenceGrade.Review => "review",
        EvidenceGrade.Regulator => "regulator",
        _ => "advice",
    };
}
