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

    /// <summary>One message more than a conversation may send in the time.</summary>
    public static ScreeningRule TooMany { get; } = Rule("too-many", "Somebody who writes without a pause is asked to wait a little; danger is looked for all the same.");

    /// <summary>A message that came with a file. What it says in words is still answered.</summary>
    public static ScreeningRule UploadRefused { get; } = new()
    {
        Id = "upload-refused",
        Decision = Decision.Handoff,
        Why = "Nobody looks at files and photos here, and a photo of a reaction belongs before a person.",
        Reply = "upload-refused",
        When = [],
    };

    /// <summary>Whatever is written before the patient has agreed that the chat is kept, where the clinic asks for that first.</summary>
    public static ScreeningRule ConsentNeeded { get; } =
        Rule("consent.needed", "The clinic keeps and answers nothing but danger before the patient has agreed.") with { Decision = Decision.Smalltalk };

    /// <summary>The patient agrees that the chat is kept.</summary>
    public static ScreeningRule ConsentGiven { get; } =
        Rule("consent.given", "The patient has agreed that the chat is kept, so questions are answered from here on.") with { Decision = Decision.Smalltalk };

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
