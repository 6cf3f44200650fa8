namespace ConsultBot.Consultation.Phrases;

/// <summary>
/// The named word classes that phrases refer to as <c>&lt;name&gt;</c>. A member is a word, a beginning of words (<c>swell*</c>), several words
/// (<c>blood facial</c>), or another class (<c>&lt;therapy&gt;</c>).
/// </summary>
/// <param name="classes">Members by class name.</param>
public sealed class Lexicon(IReadOnlyDictionary<string, IReadOnlyList<string>> classes)
{
    /// <summary>A lexicon without classes.</summary>
    public static Lexicon Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>The members of a class, or <c>null</c> when there is no such class.</summary>
    public IReadOnlyList<string>? MembersOf(string name) => classes.GetValueOrDefault(name);
}
