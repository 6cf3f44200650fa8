using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Prompts.Tests;

/// <summary>
/// Every rule of <c>prompts/guardrails/screening/</c> has a message in <c>tests/cases/each-rule.tsv</c> that it decides (or takes note of) without the model: a rule that is
/// removed, renamed or no longer heard fails under its own name.
/// </summary>
public sealed class EachRuleTests
{
    private static readonly Guardrails Rules = GuardrailFiles.ReadRules(Path.Combine(Repository.Root, "prompts"), _ => false);
    private static readonly ScreeningStage Screening = GuardrailFiles.Screening(Rules, _ => false);

    public static TheoryData<string, string> Messages => [.. Lines().Select(line => (line[0], line[1]))];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_rule_is_heard_in_its_message(string id, string message)
    {
        var rule = Assert.Single(Rules.Rules, rule => string.Equals(rule.Id, id, StringComparison.Ordinal));

        var screened = Screening.Read(GuardrailFiles.Example(message), WhenItCounts(rule));

        Assert.Equal(id, rule.Decides ? screened.Deciding?.Id : screened.Noted.Select(hit => hit.Rule.Id).FirstOrDefault(noted => string.Equals(noted, id, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_rule_has_one_message() =>
        Assert.Equal(Rules.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), Lines().Select(line => line[0]).Order(StringComparer.Ordinal));

    private static IEnumerable<string[]> Lines() => File.ReadLines(Path.Combine(Repository.Root, "tests", "cases", "each-rule.tsv")).Select(line => line.Split('\t', 2));

    // What the conversation must remember for the rule to count.
    private static ConversationState WhenItCounts(ScreeningRule rule) => ConversationState.New with
    {
        RefusedSlots = rule.AfterRefusalOf is { } slot ? new HashSet<string>([slot], StringComparer.Ordinal) : ConversationState.New.RefusedSlots,
        Urgent = rule.OnlyWhile.Count > 0 ? rule.OnlyWhile[0] : null,
        SaidTreated = rule.OnlyWhenTreated,
        Noted = rule.OnlyWhenNoted.Take(1).ToHashSet(StringComparer.Ordinal),
        PutOff = rule.AnswersPutOff ? "exosomes" : string.Empty,
    };
}
