namespace ConsultBot.Consultation.Screening;

/// <summary>The rules on the form of a message, which are no phrases: it must have words, and not too many.</summary>
public static class MessageForm
{
    /// <summary>The most characters that a message may have to be answered; red flags are looked for in longer ones too.</summary>
    public const int LongestMessage = 4_000;

    /// <summary>A message without a single word.</summary>
    public static ScreeningRule Unreadable { get; } = Rule("unreadable", "A message without words cannot be answered, and may come from a person in need.");

    /// <summary>A message longer than <see cref="LongestMessage"/>.</summary>
    public static ScreeningRule TooLong { get; } = Rule("too-long", "A message of many pages is asked for again in a few sentences.");

    private static ScreeningRule Rule(string id, string why) =>
        new() { Id = id, Decision = Decision.OffTopic, Why = why, Reply = id, When = [], TakesWholeMessage = true };
}
