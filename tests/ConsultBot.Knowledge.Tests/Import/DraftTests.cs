using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Import;

namespace ConsultBot.Knowledge.Tests.Import;

public sealed class DraftTests : IDisposable
{
    private readonly Importing importing = new();

    public void Dispose() => importing.Dispose();

    [Fact]
    public async Task A_draft_is_a_passage_but_for_its_words()
    {
        var report = await importing.ReadAsync("a.txt", "How safe is PRP: \"the risks\"?\n\nPlatelet-rich plasma can cause swelling and bruising. Exosomes may carry other risks.\n\nLong-term safety data are missing.\n");

        Assert.Equal(
            $"""
            ---
            id: how-safe-is-prp-the-risks
            title: "How safe is PRP: \"the risks\"?"
            therapy: [exosomes, prp]
            topics: [safety, side-effects]
            grade: advice
            sources:
              - id: one
                locator: "How safe is PRP: \"the risks\"?"
            questions: []
            review-by: 2027-11-26
            clinical-review: pending
            ---
            {Importing.Words.Rewrite}

            > Platelet-rich plasma can cause swelling and bruising.
            > Exosomes may carry other risks.
            >
            > Long-term safety data are missing.

            """.ReplaceLineEndings("\n"),
            Assert.Single(report.Drafts).Text);
    }

    [Theory]
    [InlineData("sales page", "A randomised trial compared the two treatments.", EvidenceGrade.Advice)]
    [InlineData("review", "A randomised trial compared the two treatments.", EvidenceGrade.RandomisedTrial)]
    [InlineData("review", "In mice the wounds closed sooner than before.", EvidenceGrade.Animal)]
    [InlineData("review", "In mice and in a randomised trial the wounds closed sooner.", EvidenceGrade.Advice)]
    [InlineData("regulator page", "These products need approval before they are sold.", EvidenceGrade.Regulator)]
    [InlineData("review", "Nobody knows how long the effect lasts.", EvidenceGrade.Advice)]
    public async Task The_grade_is_advice_unless_the_words_are_clear(string kind, string sentence, EvidenceGrade grade)
    {
        var report = await importing.ReadAsync(importing.Folder.Write("a.txt", sentence + "\n"), Importing.Source with { Kind = kind });

        Assert.Equal(grade, PassageFile.Parse("one-line-1.md", Assert.Single(report.Drafts).Text).Passage.Grade);
    }

    [Fact]
    public async Task Ids_are_unique_among_drafts_and_passages()
    {
        var path = importing.Folder.Write("a.txt", "Results\n\nExosomes are tiny vesicles of cells.\n\nResults\n\nSmall studies report mild redness.\n");

        Assert.Equal(["results-2", "results-3"], (await importing.ReadAsync(path, taken: ["results"])).Drafts.Select(draft => draft.Draft.Id));
    }

    [Theory]
    [InlineData("../../etc/passwd: what is it?", "etc-passwd-what-is-it")]
    [InlineData("Tái tạo da: điều cần biết", "tai-tao-da-dieu-can-biet")]
    [InlineData("幹細胞とは", "one-line-3")]
    [InlineData("A heading of very many words that says all that there is to say on the matter at once", "a-heading-of-very-many-words-that-says-all-that-there-is-to")]
    public async Task An_id_is_made_of_plain_letters_and_leads_nowhere(string heading, string id)
    {
        var report = await importing.ReadAsync("a.html", $"<h1>{heading}</h1>\n\n<p>Exosomes are tiny vesicles of cells.</p>\n");

        var draft = Assert.Single(report.Drafts).Draft;
        Assert.True(PassageSkeleton.IsId(draft.Id));
        Assert.Equal(id, draft.Id);
    }

    [Fact]
    public async Task What_a_viewer_would_take_for_markup_stays_words()
    {
        var report = await importing.ReadAsync("a.txt", "The value was low (p <0.05) in [this](that) group of patients.\n");

        Assert.Contains("> The value was low (p \\<0.05) in [this]\\(that) group of patients.", Assert.Single(report.Drafts).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_topic_of_the_passages_can_be_guessed() =>
        Assert.Empty(KnowledgeFolder.Read(Path.Combine((string)AppContext.GetData("ConsultBot.ContentRoot")!, "knowledge")).Passages
            .SelectMany(file => file.Passage.Topics).Except(Importing.Words.Topics, StringComparer.Ordinal));
}
