namespace ConsultBot.Consultation.Screening;

/// <summary>The rules that are no phrases: on the form of a message, and on what is still open in its conversation.</summary>
public static class MessageForm
{
    /// <summary>The most characters that a message may have to be answered; red flags are looked for in longer ones too.</summary>
    public const int LongestMessage = 4_000;

    /// <summary>A message without a single word.</summary>
    public static ScreeningRule Unreadable { get; } = Rule("unreadable", "A message without words cannot be answered, and may come from a person in need.");

    /// <summary>A message longer than <see cref="LongestMessage"/>.</summary>
    public static ScreeningRule TooLong { get; } = Rule("too-long", "A message of many pages is asked for again in a few sentences.");

    /// <summary>Whatever is written while a crisis is open and nobody has said that they are safe.</summary>
    public static ScreeningRule CrisisStillOpen { get; } = new()
    {
        Id = "crisis.still-open",
        Decision = Decision.Crisis,
        Why = "Until somebody says that they are safe, no other subject is taken up.",
        Reply = "crisis.again",
        When = [],
        TakesWholeMessage = true,
    };

    /// <summary>Whatever is written while an emergency is open and nobody has said that they are safe.</summary>
    public static ScreeningRule EmergencyStillOpen { get; } = CrisisStillOpen with
    {
        Id = "emergency.still-open", Decision = Decision.Emergency, Reply = "emergency.again",
    };

    private static ScreeningRule Rule(string id, string why) =>
        new() { Id = id, Decision = Decision.OffTopic, Why = why, Reply = id, When = [], TakesWholeMessage = true };
}
