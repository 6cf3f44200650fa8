using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Knowledge.Import;

/// <summary>Why a text of a document stays out of a draft.</summary>
/// <param name="IsPlanted">Whether it speaks to a machine instead of a reader.</param>
/// <param name="Rule">The rule that it hits.</param>
/// <param name="Why">What the rule is for.</param>
public sealed record Objection(bool IsPlanted, string Rule, string Why);

/// <summary>Reads the text of a document by the rules that messages of patients and answers to them are read by, disguises undone.</summary>
/// <param name="screening">The rules on messages: those on unsafe requests, which instructions planted in a document break too, and on dosing.</param>
/// <param name="claims">What no sentence to a patient may say.</param>
/// <param name="planted">How instructions planted in a document are worded.</param>
public sealed class ContentScreen(ScreeningStage screening, ClaimsPolicy claims, ClaimsPolicy planted)
{
    /// <summary>The therapies that a text names.</summary>
    public Therapies TherapiesIn(string text) => claims.TherapiesIn(TextFolding.Fold(text));

    /// <summary>The language that a text seems to be in (BCP 47).</summary>
    public string LanguageOf(string text) => Screen(text).Language;

    /// <summary>What is wrong with a text, or <c>null</c>; what speaks to a machine comes first.</summary>
    public Objection? Read(string text)
    {
        var hits = Screen(text).Hits;
        return Planted(text, hits) ?? Claim(text, hits);
    }

    /// <summary>The instruction in a text that speaks to a machine, or <c>null</c>.</summary>
    public Objection? ReadPlanted(string text) => Planted(text, Screen(text).Hits);

    private Objection? Planted(string text, IReadOnlyList<RuleHit> hits)
    {
        if (hits.FirstOrDefault(hit => hit.Rule.Decision is Decision.RefuseUnsafe) is { } hit)
        {
            return new Objection(IsPlanted: true, hit.Rule.Id + (hit.Disguise is null ? string.Empty : $", {hit.Disguise}"), hit.Rule.Why);
        }

        return Claimed(planted, text, _ => true) ?? Claimed(claims, text, violation => violation is Violation.PromptLeak);
    }

    private Objection? Claim(string text, IReadOnlyList<RuleHit> hits) =>
        Claimed(claims, text, _ => true)
        ?? (hits.FirstOrDefault(hit => hit.Rule.Decision is Decision.RefuseDosing) is { } dosing ? new Objection(IsPlanted: false, dosing.Rule.Id, dosing.Rule.Why)
            : Links.In(text).Any() ? new Objection(IsPlanted: false, "unsafe-link", "Addresses of a document do not go into passages.")
            : null);

    private static Objection? Claimed(ClaimsPolicy policy, string text, Func<Violation, bool> counts) =>
        policy.Read(text).Hits.FirstOrDefault(rule => counts(rule.Violation)) is { } rule
            ? new Objection(rule.Violation is Violation.PromptLeak, rule.Id, rule.Why)
            : null;

    private Screened Screen(string text) => screening.Read(new PatientMessage("import", "import", text, default), ConversationState.New);
}
