using System.Text;
using System.Text.RegularExpressions;
using ConsultBot.Consultation.Screening.PersonalData;

namespace ConsultBot.Prompts.Tests.PersonalData;

/// <summary>What is found and what is left, by the words of <c>prompts/guardrails/personal-data.yaml</c> and the tables under <c>tests/cases/personal-data</c>.</summary>
public sealed partial class PersonalDataTests
{
    private const int LongestPlaceholder = 30;

    private static readonly PersonalDataReader Reader = PersonalDataFile.Read(Path.Combine(Repository.Root, "prompts"));

    public static TheoryData<string> Found => [.. Lines("found.txt")];

    public static TheoryData<string> Left => [.. Lines("left.txt")];

    [Fact]
    public void The_tables_are_large_and_hold_no_line_twice()
    {
        Assert.All<string[]>([Lines("found.txt"), Lines("left.txt")], lines =>
        {
            Assert.True(lines.Length >= 150);
            Assert.Equal(lines.Length, lines.Distinct(StringComparer.Ordinal).Count());
        });
        var kinds = Lines("found.txt").SelectMany(line => Marked().Matches(line)).Select(match => match.Groups["kind"].Value).Distinct(StringComparer.Ordinal);
        Assert.Equal(Enum.GetValues<PersonalDataKind>().Select(PersonalDataKinds.WireName).Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Personal_data_is_found_where_it_stands(string marked)
    {
        var text = Marked().Replace(marked, match => match.Groups["text"].Value);

        var found = Reader.Find(text);

        Assert.Equal(marked, Marked(text, found));
        Assert.Equal(Marked().Replace(marked, match => Placeholder(match.Groups["kind"].Value)), Reader.Mask(text));
    }

    [Theory]
    [MemberData(nameof(Left))]
    public void What_is_no_personal_data_is_left(string text)
    {
        Assert.Equal(text, Marked(text, Reader.Find(text)));
        Assert.Same(text, Reader.Mask(text));
    }

    [Fact]
    public void No_text_makes_it_fail_and_a_mask_grows_by_no_more_than_its_placeholders()
    {
        var random = new Random(20_26);
        string[] pieces = [.. Lines("found.txt").Select(line => Marked().Replace(line, match => match.Groups["text"].Value)), "@", "://", "::", "+", "(", "\u200B", "\uD83D", "\uDE00", "\u0301", "😀", "𝟙𝟚", "٣", "年", "\0", "\uFFFF", "-", ".", "0", "00", "4111 1111", "my name is ", "born "];
        for (var i = 0; i < 4_000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(60); length > 0; length--)
            {
                if (random.Next(3) == 0)
                {
                    text.Append(pieces[random.Next(pieces.Length)]);
                }
                else
                {
                    text.Append((char)random.Next(random.Next(2) == 0 ? 0x180 : 0x10000));
                }
            }

            Check(text.ToString());
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a@b.")]
    [InlineData("/")]
    [InlineData("a/")]
    [InlineData("::")]
    [InlineData("1::")]
    [InlineData("+1")]
    [InlineData("0123-")]
    [InlineData("12.12.")]
    [InlineData("born ")]
    [InlineData("born 1 may ")]
    [InlineData("my name is ")]
    [InlineData("我叫")]
    [InlineData("と申します")]
    [InlineData("rue ")]
    [InlineData("1 rue ")]
    [InlineData("at dot ")]
    [InlineData("passport ")]
    [InlineData("DE89")]
    [InlineData("年1")]
    public void A_long_text_of_one_piece_is_read_to_its_end(string piece)
    {
        var text = Repeat(piece, 160_000);

        Assert.All(Reader.Find(text), datum => Assert.InRange(datum.Start + datum.Length, 1, text.Length));
    }

    [Fact]
    public void A_number_split_by_what_cannot_be_seen_is_found_whole()
    {
        var text = "x 5\u200B5\u200D5-2\u20603\u00AD4-5678 y";

        Assert.Equal("x [phone] y", Reader.Mask(text));
    }

    [Fact]
    public void A_placeholder_is_left_when_a_text_is_masked_again()
    {
        foreach (var line in Lines("found.txt"))
        {
            var masked = Reader.Mask(Marked().Replace(line, match => match.Groups["text"].Value));
            Assert.Equal(masked, Reader.Mask(masked));
        }
    }

    [Theory]
    [InlineData("phone: \"[phone]\"", "phone: phone", "a word in square brackets of at most 30 characters is expected, not \"phone\"")]
    [InlineData("phone: \"[phone]\"", "phone: \"[@the_phone]\"", "\"[@the_phone]\" would itself be read as personal data")]
    public void A_placeholder_that_cannot_be_used_is_named(string old, string replacement, string problem)
    {
        using var folder = new PromptsFolder();
        var line = File.ReadAllLines(folder.PathOf(PromptsFolder.PersonalData)).TakeWhile(text => !text.Contains(old, StringComparison.Ordinal)).Count() + 1;
        folder.Replace(PromptsFolder.PersonalData, old, replacement);

        folder.AssertProblem(PromptsFolder.PersonalData, line, problem, path => PersonalDataFile.Read(path));
    }

    [Fact]
    public void A_language_without_its_words_is_named()
    {
        using var folder = new PromptsFolder();
        folder.Replace(PromptsFolder.PersonalData, "    passport: [паспорт, номер паспорта, паспорт серия, загранпаспорт]\n", string.Empty);

        var problem = Assert.Throws<Yaml.YamlFileException>(() => PersonalDataFile.Read(folder.Path)).Problem;

        Assert.Equal("there is nothing under \"passport\"", problem);
    }

    private static void Check(string text)
    {
        var found = Reader.Find(text);
        var end = 0;
        foreach (var datum in found)
        {
            Assert.True(datum.Start >= end && datum.Length > 0 && datum.End <= text.Length);
            end = datum.End;
        }

        var masked = Reader.Mask(text, found);
        Assert.True(masked.Length <= text.Length + (found.Count * LongestPlaceholder));
        if (found.Count == 0)
        {
            Assert.Same(text, masked);
        }
    }

    private static string Marked(string text, IReadOnlyList<PersonalDatum> found)
    {
        var marked = new StringBuilder();
        var done = 0;
        foreach (var datum in found)
        {
            marked.Append(text, done, datum.Start - done).Append("{{").Append(datum.Kind.WireName()).Append(':').Append(text, datum.Start, datum.Length).Append("}}");
            done = datum.End;
        }

        return marked.Append(text, done, text.Length - done).ToString();
    }

    private static string Placeholder(string kind) => Reader.Mask("x", [new PersonalDatum(PersonalDataKinds.FromWireName(kind)!.Value, 0, 1)]);

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, "tests", "cases", "personal-data", file));

    [GeneratedRegex(@"\{\{(?<kind>[a-z-]+):(?<text>[^}]*)\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Marked();
}
