using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Handoff;

/// <summary>What an enquiry is about and how urgent it is, by names.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Urgency">The urgency.</param>
public sealed record EnquiryKind(string Topic, string Urgency);

/// <summary>Which rules put something before staff (<c>prompts/guardrails/enquiries.yaml</c>).</summary>
/// <param name="Opens">The rules that do so at once.</param>
/// <param name="Offers">The rules after which the patient is asked first.</param>
/// <param name="Urgent">How urgent each urgent decision is.</param>
/// <param name="Yes">The rules by which a patient says yes.</param>
/// <param name="YesWords">Whole messages that say yes to an offer, folded.</param>
public sealed record EnquiryRules(
    IReadOnlyDictionary<string, EnquiryKind> Opens, IReadOnlyDictionary<string, EnquiryKind> Offers, IReadOnlyDictionary<Decision, EnquiryKind> Urgent, IReadOnlySet<string> Yes,
    IReadOnlySet<string> YesWords)
{
    /// <summary>No rule does.</summary>
    public static EnquiryRules None { get; } = new(
        new Dictionary<string, EnquiryKind>(StringComparer.Ordinal),
        new Dictionary<string, EnquiryKind>(StringComparer.Ordinal),
        new Dictionary<Decision, EnquiryKind>(),
        new HashSet<string>(StringComparer.Ordinal),
        new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether a message says yes to what was offered.</summary>
    /// <param name="text">Its words, folded.</param>
    /// <param name="rule">The rule that decides it, or <c>null</c>.</param>
    public bool SaysYes(FoldedText text, string? rule) => (rule is not null && Yes.Contains(rule)) || YesWords.Contains(Plain(text));

    /// <summary>The words of a text, with a space between them.</summary>
    public static string Plain(FoldedText text) => string.Join(' ', text.Tokens.ToArray().Select(token => token.Word));
}
