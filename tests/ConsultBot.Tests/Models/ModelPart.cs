namespace ConsultBot.Tests.Models;

/// <summary>What a scripted model does with one request.</summary>
internal abstract record ModelPart;

/// <summary>Answers with this content.</summary>
internal sealed record Says(string Content) : ModelPart
{
    /// <summary>Whether the protocol says that the content ended for want of tokens.</summary>
    public bool IsCutShort { get; init; }
}

/// <summary>Answers with an error, whose message repeats the key and the patient's words, as careless services do.</summary>
internal sealed record Fails(int Status, TimeSpan? RetryAfter = null) : ModelPart;

/// <summary>Takes the request and never answers.</summary>
internal sealed record Silent : ModelPart;

/// <summary>Waits, then plays another part.</summary>
internal sealed record Waits(Task Until, ModelPart Then) : ModelPart;

/// <summary>Answers rightly, at one byte a second.</summary>
internal sealed record Drips(string Content = """{"claims":[],"list":false}""") : ModelPart;

/// <summary>Answers without end.</summary>
internal sealed record Endless : ModelPart
{
    /// <summary>What is said over and over.</summary>
    public const string Words = "and on and on it goes ";
}

/// <summary>Answers with a single claim of ten megabytes.</summary>
internal sealed record Huge : ModelPart
{
    /// <summary>What is said over and over.</summary>
    public const string Words = "and it swells up further ";

    private const int Length = 10 * 1024 * 1024;

    private static readonly Lazy<string> Written = new(() => ClaimsJson.Write(new ClaimWords(string.Concat(Enumerable.Repeat(Words, Length / Words.Length)), "huge", Words)));

    /// <summary>The content.</summary>
    public static string Content => Written.Value;
}

/// <summary>Answers with empty content.</summary>
internal sealed record Empty : ModelPart;

/// <summary>Answers 200 and nothing more.</summary>
internal sealed record NoBody : ModelPart;

/// <summary>Answers with broken JSON where the protocol's own should be.</summary>
internal sealed record Malformed : ModelPart;

/// <summary>Begins to answer and breaks the connection off.</summary>
internal sealed record HangsUp(string Content = """{"claims":[],"list":false}""") : ModelPart;

/// <summary>Calls a tool that nobody offered.</summary>
internal sealed record CallsTools : ModelPart;

/// <summary>Answers 200 with a web page, as a network that wants a sign-in does.</summary>
internal sealed record WrongType : ModelPart;
