using System.Text.RegularExpressions;

namespace ConsultBot.Consultation.Answering;

/// <summary>
/// The "Yes" or "No" that a model begins with. Whether it answers the question rightly cannot be looked up in any passage, so it is cut, and the sentence has to say by itself
/// what is so.
/// </summary>
public static partial class VerdictWord
{
    /// <summary>The sentence without it, beginning with a capital letter.</summary>
    public static string Cut(string sentence)
    {
        var rest = Word().Replace(sentence.TrimStart(), string.Empty);
        return rest.Length == 0 || rest.Length == sentence.Length ? sentence : char.ToUpperInvariant(rest[0]) + rest[1..];
    }

    [GeneratedRegex(@"^(yes|no|yep|yeah|nope|not really|correct|right|true|indeed)\s*[,:;.!–—-]+\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
