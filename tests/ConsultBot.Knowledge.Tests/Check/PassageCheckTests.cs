using ConsultBot.Knowledge.Check;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Tests.Check;

public sealed class PassageCheckTests : IDisposable
{
    private const string First = "Exosomes are tiny parcels from cells.";
    private const string Second = "One sales page says that nearly all cells make exosomes.";
    private const string OfReview = "  - id: review\n    locator: Introduction\n";

    private readonly KnowledgeFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_passage_in_order_has_no_finding() => Assert.Empty(Check());

    [Fact]
    public void Four_sentences_of_70_words_are_allowed()
    {
        files.ChangePassage(Second, $"{Words(24)}.\n{Words(20)}.\n{Words(20)}.");

        Assert.Empty(Check());
    }

    [Fact]
    public void A_fifth_sentence_is_a_finding_on_its_line()
    {
        files.ChangePassage(Second, $"{Words(5)}.\n{Words(5)}.\n{Words(5)}.\n{Words(5)}.");

        AssertFinding(25, "the passage has 5 sentences; at most 4 are allowed");
    }

    [Fact]
    public void A_71st_word_is_a_finding_on_the_line_of_the_sentence_that_would_be_cut_off()
    {
        files.ChangePassage(Second, $"{Words(24)}.\n{Words(20)}.\n{Words(21)}.");

        AssertFinding(24, "the passage has 71 words; at most 70 are allowed, or its end would be cut off");
    }

    [Fact]
    public void A_verdict_of_16_words_is_a_finding()
    {
        files.ChangePassage(First, $"{Words(16)}.");

        AssertFinding(KnowledgeFiles.FirstSentence, "the first sentence has 16 words; it must be a verdict of at most 15");
    }

    [Theory]
    [InlineData(First, "However, exosomes are small.", KnowledgeFiles.FirstSentence, "however")]
    [InlineData(Second, "They come from nearly all cells.", KnowledgeFiles.SecondSentence, "they")]
    public void A_sentence_that_leans_on_the_one_before_it_is_a_finding(string old, string sentence, int line, string word)
    {
        files.ChangePassage(old, sentence);

        AssertFinding(line, $"the sentence begins with \"{word}\", which leans on the one before it and would be shown without it: \"{sentence}\"");
    }

    [Fact]
    public void Four_questions_are_too_few()
    {
        files.ChangePassage("  - exosomes in plain words\n", string.Empty);

        AssertFinding(12, "the passage has 4 questions; at least 5 are needed");
    }

    [Theory]
    [InlineData("You will see younger skin.", "promise.result", "A result is promised, guaranteed or foretold for the reader")]
    [InlineData("Exosomes are FDA-approved.", "caveat.approved", "Says that something is approved that is not")]
    [InlineData("Exosomes are second to none.", "superlative.praise", "A product or clinic is praised as the best, the only, or a wonder")]
    public void A_claim_that_no_answer_may_make_is_a_finding(string sentence, string rule, string why)
    {
        files.ChangePassage(Second, sentence);

        AssertFinding(KnowledgeFiles.SecondSentence, $"the sentence breaks the rule \"{rule}\" ({why}): \"{sentence}\"");
    }

    [Fact]
    public void A_superlative_that_the_sentence_gives_to_its_source_is_allowed()
    {
        files.ChangePassage(Second, "For a 2026 review, exosomes are second to none.");

        Assert.Empty(Check());
    }

    [Fact]
    public void A_promise_is_not_allowed_even_when_it_is_given_to_its_source()
    {
        files.ChangePassage(Second, "With exosomes you will see younger skin, a 2026 review says.");

        Assert.Contains("promise.result", Assert.Single(Check()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sales_page_alone_does_not_support_that_something_works()
    {
        files.ChangePassage(OfReview, string.Empty);
        files.ChangePassage("grade: review", "grade: advice");
        files.ChangePassage(First, "Exosomes soften fine lines.");

        AssertFinding(
            KnowledgeFiles.FirstSentence - 2,
            "a sales page alone never supports that something works (\"soften\"); say in the sentence whose claim it is: \"Exosomes soften fine lines.\"");
    }

    [Theory]
    [InlineData("Exosomes soften fine lines, one sales page says.")]
    [InlineData("No study shows that exosomes soften fine lines.")]
    public void A_sales_page_may_be_quoted_and_denied(string sentence)
    {
        files.ChangePassage(OfReview, string.Empty);
        files.ChangePassage("grade: review", "grade: advice");
        files.ChangePassage(First, sentence);

        Assert.Empty(Check());
    }

    [Fact]
    public void A_sales_page_beside_a_review_supports_what_the_review_does()
    {
        files.ChangePassage(First, "Exosomes soften fine lines.");

        Assert.Empty(Check());
    }

    [Fact]
    public void A_sales_page_alone_is_no_evidence()
    {
        files.ChangePassage(OfReview, string.Empty);

        AssertFinding(6, "a sales page alone is no evidence: a passage that cites nothing else is graded \"advice\"");
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_lines_and_name_the_file()
    {
        files.ChangePassage("  - exosomes in plain words\n", string.Empty);
        files.ChangePassage(Second, "They will not be disappointed.");

        var findings = Check();

        Assert.Equal([12, 21, 21], findings.Select(finding => finding.Line));
        Assert.All(findings, finding => Assert.StartsWith($"{files.PassagePath}:{finding.Line}: ", finding.ToString(), StringComparison.Ordinal));
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("Skin", count));

    private IReadOnlyList<Finding> Check() => new PassageCheck(OurClaims.Policy).Check(KnowledgeFolder.Read(files.Root).Passages.Single(file => file.Path == files.PassagePath));

    private void AssertFinding(int line, string reason) => Assert.Equal([new Finding(files.PassagePath, line, reason)], Check());
}
