using System.Text;

namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>
/// Finds personal data in a text of any length and language, and masks it. It reads the text a fixed number of times, never fails, and finds what has a known shape or
/// stands beside known words: a best effort, not a promise.
/// </summary>
public sealed class PersonalDataReader
{
    private readonly Lexemes lexemes;
    private readonly string[] placeholders;

    /// <summary>A reader.</summary>
    /// <param name="words">The words that it goes by.</param>
    /// <exception cref="KeyNotFoundException">A kind has no placeholder.</exception>
    public PersonalDataReader(PersonalDataWords words)
    {
        lexemes = new Lexemes(words);
        placeholders = [.. Enum.GetValues<PersonalDataKind>().Select(kind => words.Placeholders[kind])];
    }

    /// <summary>A reader that knows no words and finds only what its shape shows.</summary>
    public static PersonalDataReader OfShapesOnly { get; } = new(new PersonalDataWords
    {
        Placeholders = Enum.GetValues<PersonalDataKind>().ToDictionary(kind => kind, kind => $"[{kind.WireName()}]"),
        Hints = new Dictionary<Hint, IReadOnlyList<string>>(),
        NotNames = [], NameParticles = [], Titles = [], Quantities = [], Months = [], StreetsAfter = [], StreetsBefore = [], StreetEndings = [],
        AtWords = [], DotWords = [], ProfileHosts = [], PersonMembers = [],
    });

    /// <summary>Where the text holds personal data, in order and without overlaps; empty for most texts.</summary>
    public IReadOnlyList<PersonalDatum> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scan = new Scan(PlainText.Of(text), lexemes);
        InternetSearch.Search(scan);
        var tokens = scan.Tokens;
        var hits = new List<HintHit>();
        List<HintHit>? births = null;
        var afterNumber = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            CodeSearch.Search(scan, i);
            if (tokens[i].IsNumber)
            {
                afterNumber = i < afterNumber ? afterNumber : NumberSearch.Search(scan, i);
                AddressSearch.AfterNumber(scan, i);
                continue;
            }

            hits.Clear();
            lexemes.AddHints(scan.Text, i, hits);
            foreach (var hit in hits)
            {
                scan.Met(hit);
                NameSearch.Search(scan, hit);
                CodeSearch.AfterHint(scan, hit);
                if (hit.Hint is Hint.Birth)
                {
                    (births ??= []).Add(hit);
                }
            }

            AddressSearch.AfterWord(scan, i);
        }

        if (births is not null)
        {
            BirthSearch.Search(scan, births);
        }

        return scan.Finds();
    }

    /// <summary>The text with a placeholder for all personal data in it; the text itself when there is none.</summary>
    public string Mask(string text) => Mask(text, Find(text));

    /// <summary>The text with a placeholder for what was found in it; the text itself when that is nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">What <see cref="Find"/> found in it.</param>
    public string Mask(string text, IReadOnlyList<PersonalDatum> found) => Replace(text, found, kind => placeholders[(int)kind]);

    /// <summary>The text with a space for what was found in it; the text itself when that is nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">What <see cref="Find"/> found in it.</param>
    public static string Blank(string text, IReadOnlyList<PersonalDatum> found) => Replace(text, found, _ => " ");

    private static string Replace(string text, IReadOnlyList<PersonalDatum> found, Func<PersonalDataKind, string> put)
    {
        if (found.Count == 0)
        {
            return text;
        }

        var replaced = new StringBuilder(text.Length);
        var done = 0;
        foreach (var datum in found)
        {
            replaced.Append(text, done, datum.Start - done).Append(put(datum.Kind));
            done = datum.End;
        }

        return replaced.Append(text, done, text.Length - done).ToString();
    }
}
