using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Prompts.Tests;

public sealed class CommonWordsFileTests : IDisposable
{
    private const string Words = "guardrails/common-words.yaml";

    private readonly PromptsFolder folder = new();

    public CommonWordsFileTests() => folder.Write(Words, "groups:\n  - says: 0.6\n    words: studies plain\n  - says: 0.2\n    words: study people\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("plain", 0.6f)]
    [InlineData("people", 0.2f)]
    [InlineData("studies", 0.2f)]
    [InlineData("collagen", 1f)]
    public void A_word_says_as_much_as_the_lowest_group_of_its_stem(string word, float says) =>
        Assert.Equal(says, CommonWordsFile.Read(folder.Path, WordFamilies.None).WeightOf(PorterStemmer.Stem(word)));

    [Theory]
    [InlineData("says: 0.6", "says: 0", 2, "\"says\" must lie between 0 and 1, 0 excluded")]
    [InlineData("words: studies plain", "word: plain", 3, "there is no key \"word\" here; known are says, words")]
    public void What_is_wrong_is_named_by_line(string old, string replacement, long line, string problem)
    {
        folder.Replace(Words, old, replacement);

        folder.AssertProblem(Words, line, problem, path => CommonWordsFile.Read(path, WordFamilies.None));
    }
}
