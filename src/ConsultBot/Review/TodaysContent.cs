using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening;
using ConsultBot.Knowledge;

namespace ConsultBot.Review;

/// <summary>What today's files say of the names in the record. They may have changed since a turn was decided.</summary>
public sealed class TodaysContent(Guardrails guardrails, ServedKnowledge knowledge, PolicyVersions versions)
{
    private readonly Dictionary<string, string> reasons = guardrails.AllRules
        .GroupBy(rule => rule.Id, rule => rule.Why, StringComparer.Ordinal)
        .ToDictionary(rule => rule.Key, rule => rule.First(), StringComparer.Ordinal);

    /// <summary>Why a rule exists, or <c>null</c> when there is none of that name.</summary>
    public string? WhyOf(string rule) => reasons.GetValueOrDefault(rule);

    /// <summary>What a source is called for patients, or its id when there is none.</summary>
    public string SourceName(string source) => knowledge.Sources.TryGetValue(source, out var file) ? file.ShownAs : source;

    /// <summary>Whether the screening rules have changed since.</summary>
    public bool RulesChangedSince(PolicyVersions then) => !string.Equals(then.Policy, versions.Policy, StringComparison.Ordinal);
}
