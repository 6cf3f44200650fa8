using ConsultBot.Consultation;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Screening;
using ConsultBot.Knowledge;

namespace ConsultBot;

/// <summary>Whether the files fit together: what one of them names, another has. A gap found here is one that no patient meets.</summary>
internal sealed class ContentCheck(Guardrails guardrails, ReplyBook replies, KnowledgeFolder knowledge, ClinicProfile clinic)
{
    private static readonly string[] ChannelTexts =
    [
        "buttons.safe", "consent.agree", "feedback.hard-to-read", "feedback.not-what-i-asked", "feedback.reasons", "feedback.seems-wrong", "feedback.thanks", "greeting",
        "greeting.demo", "greeting.privacy", "greeting.question", "source-card", "strength.advice", "strength.early-human", "strength.laboratory", "strength.regulator",
        "strength.review", "strength.sales", "strength.trials",
    ];

    private static readonly string[] Constants = ["out-of-service", "too-long", "too-many", "unreadable", "upload-refused"];

    /// <summary>Everything that does not fit; empty when all does.</summary>
    public IReadOnlyList<string> Problems() => [.. MissingReplies(), .. UnusableRules(), .. MissingNumbers(), .. ConstantsWithoutNumbers()];

    private IEnumerable<string> MissingReplies()
    {
        foreach (var (key, user) in ReplyComposer.RequiredTexts.Select(key => (key, "the service"))
            .Concat(guardrails.AllRules.SelectMany(rule => TextsOf(rule).Select(key => (key, $"the screening rule \"{rule.Id}\""))))
            .Concat(guardrails.Rules.Where(rule => rule.EndsUrgency).Select(rule => ($"{rule.Reply}-crisis", $"the screening rule \"{rule.Id}\"")))
            .Concat(ChannelTexts.Select(key => (key, "the chat on the website")))
            .Concat(guardrails.Gaps.Select(gap => ($"gaps.{gap.Name}", $"the gap \"{gap.Name}\""))))
        {
            if (!replies.Has(key))
            {
                yield return $"prompts/replies/en.yaml: there is no text \"{key}\", which {user} needs";
            }
        }
    }

    private static IEnumerable<string> TextsOf(ScreeningRule rule) =>
        rule.Decides ? [rule.Reply] : rule.Notes is { } note ? [$"note.{note}", .. rule.SaidBy] : [];

    private IEnumerable<string> UnusableRules()
    {
        var noted = guardrails.Rules.Select(rule => rule.Notes).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var passages = knowledge.Passages.Select(file => file.Passage.Id).ToHashSet(StringComparer.Ordinal);
        var refused = guardrails.Rules.Select(rule => rule.Refuses).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var rule in guardrails.AllRules)
        {
            if (rule.Decides && rule.Decision is Decision.Answer)
            {
                yield return $"prompts/guardrails/screening: the rule \"{rule.Id}\" decides \"answer\", which only approved passages can";
            }

            if (rule.AfterRefusalOf is { } slot && !refused.Contains(slot))
            {
                yield return $"prompts/guardrails/screening: the rule \"{rule.Id}\" waits for a refusal of \"{slot}\", which no rule refuses";
            }

            foreach (var note in rule.OnlyWhenNoted.Where(note => !noted.Contains(note)))
            {
                yield return $"prompts/guardrails/screening: the rule \"{rule.Id}\" waits for the note \"{note}\", which no rule takes";
            }

            foreach (var id in rule.Passages.Where(id => !passages.Contains(id)))
            {
                yield return $"prompts/guardrails/screening: the rule \"{rule.Id}\" names the passage \"{id}\", which knowledge/passages does not have";
            }
        }
    }

    // A patient in danger is always told whom to call, whatever their language.
    private IEnumerable<string> MissingNumbers() =>
        from rule in guardrails.AllRules
        where rule.Decision.IsUrgent() && replies.Has(rule.Reply)
        from language in replies.Languages
        where !Numbers(rule.Decision).Any(number => replies.Text(rule.Reply, language).Contains(number, StringComparison.Ordinal))
        group rule.Decision by (rule.Reply, language) into text
        select $"prompts/replies/{text.Key.language}.yaml: the text \"{text.Key.Reply}\" names none of the numbers that \"{text.First().WireName()}\" needs";

    // Whoever cannot be answered may be in danger, so these texts always say whom to call.
    private IEnumerable<string> ConstantsWithoutNumbers() =>
        from key in Constants
        where replies.Has(key)
        from language in replies.Languages
        from number in new[] { clinic.EmergencyNumber, clinic.UrgentPhone }
        where !replies.Text(key, language).Contains(number, StringComparison.Ordinal)
        select $"prompts/replies/{language}.yaml: the text \"{key}\" does not name {number}, which every such text must";

    private string[] Numbers(Decision decision) => decision switch
    {
        Decision.Crisis => [clinic.CrisisLine, clinic.EmergencyNumber],
        Decision.Emergency => [clinic.EmergencyNumber],
        _ => [clinic.UrgentPhone, clinic.EmergencyNumber],
    };
}
