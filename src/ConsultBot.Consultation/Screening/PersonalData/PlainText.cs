using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>A word or a number of a plain text.</summary>
/// <param name="Start">Where it begins in the plain text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Kind">What it is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlainToken(int Start, int End, PlainTokenKind Kind)
{
    public int Length => End - Start;

    public bool IsNumber => Kind is PlainTokenKind.Number;

    public bool IsWord => Kind is PlainTokenKind.Word;
}

/// <summary>What a token is.</summary>
internal enum PlainTokenKind
{
    /// <summary>Letters of a script that leaves spaces.</summary>
    Word,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>Han, kana or Hangul letters.</summary>
    Unspaced,
}

/// <summary>
/// A text as personal data is looked for in it: lower case, without diacritics and invisible characters, digits of every script as 0 to 9, dashes and spaces of every
/// kind as one. It knows where each of its characters stands in the original, and nothing in it is reordered.
/// </summary>
internal sealed class PlainText
{
    private const char Symbol = '\u0001';
    private const char Dropped = '\0';
    private const char OtherIdeograph = '\u4E00';
    private const int Tabled = 0x2000;

    private static readonly char[] Table = MakeTable();

    private readonly char[] characters;
    private readonly int[]? places;
    private readonly string original;

    private PlainText(string original, char[] characters, int length, int[]? places)
    {
        this.original = original;
        this.characters = characters;
        this.places = places;
        Length = length;
        Tokens = Tokenise();
    }

    /// <summary>How many characters it has.</summary>
    public int Length { get; }

    /// <summary>Its words and numbers, in order.</summary>
    public IReadOnlyList<PlainToken> All => Tokens;

    /// <summary>The same, for loops.</summary>
    public List<PlainToken> Tokens { get; }

    /// <summary>All characters.</summary>
    public ReadOnlySpan<char> Characters => characters.AsSpan(0, Length);

    /// <summary>The character at a place; a line break outside of the text.</summary>
    public char this[int index] => (uint)index < (uint)Length ? characters[index] : '\n';

    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> Of(PlainToken token) => characters.AsSpan(token.Start, token.Length);

    /// <summary>The text as personal data is looked for in it.</summary>
    public static PlainText Of(string original)
    {
        var characters = new char[original.Length];
        if (Ascii.IsValid(original))
        {
            Ascii.ToLower(original, characters, out _);
            return new PlainText(original, characters, original.Length, places: null);
        }

        var places = new int[original.Length];
        var length = 0;
        for (var i = 0; i < original.Length; i++)
        {
            var folded = FoldAt(original, i, out var width);
            if (folded != Dropped)
            {
                characters[length] = folded;
                places[length++] = i;
            }

            i += width - 1;
        }

        return new PlainText(original, characters, length, places);
    }

    /// <summary>One character, folded; <c>NUL</c> for one that shows nothing.</summary>
    public static string FoldWord(string word)
    {
        var folded = Of(word);
        return folded.Characters.ToString();
    }

    /// <summary>Whether the original has a capital letter there.</summary>
    public bool IsCapital(int index) => char.IsUpper(original[places?[index] ?? index]);

    /// <summary>Whether a token is written with a capital letter and small ones after it, or is a single capital letter.</summary>
    public bool IsTitleCase(PlainToken token) =>
        token.IsWord && IsCapital(token.Start) && (token.Length == 1 || !IsCapital(token.Start + 1) || (token.Length > 3 && !IsCapital(token.End - 1)));

    /// <summary>The place in the original of a stretch of this text.</summary>
    public PersonalDatum Datum(PersonalDataKind kind, int start, int end)
    {
        if (places is null)
        {
            return new PersonalDatum(kind, start, end - start);
        }

        var from = places[start];
        var to = places[end - 1];
        to += char.IsHighSurrogate(original[to]) && to + 1 < original.Length && char.IsLowSurrogate(original[to + 1]) ? 2 : 1;
        while (to < original.Length && IsMark(original[to]))
        {
            to++;
        }

        return new PersonalDatum(kind, from, to - from);
    }

    /// <summary>Whether a letter belongs to a script that is written without spaces, or whose words take endings as Korean ones do.</summary>
    public static bool IsUnspaced(char character) =>
        character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or '\u3005';

    private List<PlainToken> Tokenise()
    {
        var tokens = new List<PlainToken>((Length / 5) + 4);
        var i = 0;
        while (i < Length)
        {
            var kind = KindOf(characters[i]);
            var start = i++;
            if (kind is not { } known)
            {
                continue;
            }

            while (i < Length && KindOf(characters[i]) == known)
            {
                i++;
            }

            tokens.Add(new PlainToken(start, i, known));
        }

        return tokens;
    }

    private static PlainTokenKind? KindOf(char character) =>
        char.IsAsciiDigit(character) ? PlainTokenKind.Number
        : char.IsAsciiLetterLower(character) ? PlainTokenKind.Word
        : character < '\u0080' ? null
        : IsUnspaced(character) ? PlainTokenKind.Unspaced
        : char.IsLetter(character) ? PlainTokenKind.Word
        : null;

    private static char FoldAt(string text, int index, out int width)
    {
        width = 1;
        var character = text[index];
        if (character < Tabled)
        {
            return Table[character];
        }

        if (!char.IsSurrogate(character))
        {
            return FoldHigh(character);
        }

        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            return Symbol;
        }

        width = 2;
        return TextFolding.IsInvisible(rune) ? Dropped
            : Rune.IsDigit(rune) ? (char)('0' + (int)Rune.GetNumericValue(rune))
            : rune.Value is >= 0x1D400 and <= 0x1D7FF or >= 0x1F110 and <= 0x1F189 ? Compatible(rune)
            : Rune.IsLetter(rune) ? OtherIdeograph
            : Symbol;
    }

    private static char Compatible(Rune rune)
    {
        var folded = rune.ToString().Normalize(NormalizationForm.FormKC);
        return folded.Length is 1 ? char.ToLowerInvariant(folded[0]) : Symbol;
    }

    private static char FoldHigh(char character) => character switch
    {
        >= '\u2000' and <= '\u200A' or '\u202F' or '\u205F' or '\u3000' => ' ',
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D' => '-',
        '\u2018' or '\u2019' or '\u201B' or '\u2032' => '\'',
        '\u2028' or '\u2029' => '\n',
        '\u2024' => '.',
        '\uFFFD' or '\uFFFE' or '\uFFFF' => Symbol,
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(character - 0xFEE0)),
        _ when TextFolding.IsInvisible(new Rune(character)) => Dropped,
        _ when IsUnspaced(character) => character,
        _ when CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit => (char)('0' + digit),
        _ => char.ToLowerInvariant(character),
    };

    // Marks that sit on a letter: they are left out here, and go with the letter in the original.
    private static bool IsMark(char character) => character is (>= '\u0300' and <= '\u036F') or (>= '\u064B' and <= '\u0655') or '\u0640' or '\u0670';

    private static char[] MakeTable()
    {
        var table = new char[Tabled];
        for (var code = 0; code < Tabled; code++)
        {
            var character = (char)code;
            table[code] = character switch
            {
                _ when IsMark(character) || TextFolding.IsInvisible(new Rune(character)) || character == Dropped => code == 0 ? Symbol : Dropped,
                '\u00A0' => ' ',
                '\u0085' => '\n',
                '\u00B4' or '\u02BC' or '\u0060' => '\'',
                'đ' or 'Đ' or 'ð' or 'Ð' => 'd',
                'ß' => 's',
                'ø' or 'Ø' => 'o',
                'ł' or 'Ł' => 'l',
                'ı' or 'İ' => 'i',
                _ when CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit => (char)('0' + digit),
                _ when char.IsLetter(character) => Base(character),
                _ => character,
            };
        }

        return table;
    }

    private static char Base(char character)
    {
        var decomposed = character.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLowerInvariant(decomposed[0]);
    }
}
