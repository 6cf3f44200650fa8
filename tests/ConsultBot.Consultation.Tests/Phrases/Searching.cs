using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Tests.Phrases;

/// <summary>Looks for phrases in texts.</summary>
internal static class Searching
{
    public static Lexicon Lexicon(params (string Name, string[] Members)[] classes) =>
        new(classes.ToDictionary(pair => pair.Name, pair => (IReadOnlyList<string>)pair.Members, StringComparer.Ordinal));

    public static bool Finds(string phrase, string text, Lexicon? lexicon = null, Func<string, bool>? isKnownWord = null)
    {
        var builder = new PhraseBook.Builder(lexicon ?? ConsultBot.Consultation.Phrases.Lexicon.Empty);
        var searched = builder.Search(phrase);
        var scan = builder.Build(isKnownWord).Scan(TextFolding.Fold(text));
        var matched = scan.Matches.Any(match => match.Phrase == searched);
        return matched == scan.Occurs(searched, sentence: null)
            ? matched
            : throw new InvalidOperationException("A phrase is either found both by the scan and on demand, or by neither.");
    }
}
