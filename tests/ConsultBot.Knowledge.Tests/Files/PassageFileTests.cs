using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Files;

public sealed class PassageFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_FillsEveryMember()
    {
        var path = folder.Write("first.md", TemporaryFolder.Passage);

        var file = PassageFile.Read(path);

        Assert.Equal((path, new DateOnly(2027, 5, 31), false), (file.Path, file.ReviewBy, file.ClinicallyReviewed));
        Assert.Equal(
            ("first", "A title", Therapies.Exosomes | Therapies.Prp, EvidenceGrade.EarlyHuman, YamlFile.Hash(TemporaryFolder.Passage)),
            (file.Passage.Id, file.Passage.Title, file.Passage.Therapies, file.Passage.Grade, file.Passage.ContentHash));
        Assert.Equal(["basics", "evidence"], file.Passage.Topics);
        Assert.Equal([new SourceReference("one", "Section 2"), new SourceReference("two", "Table 1")], file.Passage.Sources);
        Assert.Equal(["what is it", "how does it work"], file.Passage.Questions);
        Assert.Equal(["Exosomes are tiny.", "\"They are parcels.\"", "Are they new?", "Yes!"], file.Passage.Sentences.Select(sentence => sentence.Text));
        Assert.Equal("Exosomes are tiny. \"They are parcels.\" Are they new? Yes!", file.Passage.Text);
    }

    [Fact]
    public void Read_KnowsTheLineOfEveryPart()
    {
        var lines = Read("tiny. \"They are parcels.\" Are they\nnew? Yes!", "tiny.\n\"They are\nparcels.\" Are they\n\nnew?\n\nYes!").Lines;

        Assert.Equal((2, 3, 7, 12, 15, 1), (lines.Of("id"), lines.Of("title"), lines.Of("sources"), lines.Of("questions"), lines.Of("review-by"), lines.Of("none")));
        Assert.Equal([8, 10], lines.Sources);
        Assert.Equal([13, 14], lines.Questions);
        Assert.Equal([18, 19, 20, 24], lines.Sentences);
    }

    [Fact]
    public void Attributed_LooksItsSourcesUp()
    {
        var one = SourceFile.Read(folder.Write("one.yaml", TemporaryFolder.Source("one") + "named-as: [exosomes]\n"));

        var file = Read("id: two", "id: one").Attributed(new Dictionary<string, SourceFile> { ["one"] = one });

        Assert.Equal([one], file.CitedSources);
        Assert.Equal(["Section 2", null, null, null], file.Passage.Sentences.Select(sentence => sentence.Source?.Locator));
    }

    [Theory]
    [InlineData("laboratory", EvidenceGrade.Laboratory)]
    [InlineData("animal", EvidenceGrade.Animal)]
    [InlineData("early human", EvidenceGrade.EarlyHuman)]
    [InlineData("randomised trial", EvidenceGrade.RandomisedTrial)]
    [InlineData("review", EvidenceGrade.Review)]
    [InlineData("regulator", EvidenceGrade.Regulator)]
    [InlineData("advice", EvidenceGrade.Advice)]
    public void Read_KnowsEveryGrade(string name, EvidenceGrade grade) => Assert.Equal(grade, Read("grade: early human", $"grade: {name}").Passage.Grade);

    [Theory]
    [InlineData("pending", false)]
    [InlineData("done", true)]
    public void Read_KnowsWhetherAClinicianHasReviewed(string written, bool reviewed) =>
        Assert.Equal(reviewed, Read("clinical-review: pending", $"clinical-review: {written}").ClinicallyReviewed);

    [Fact]
    public void Read_OfAnEmptyListOfTherapies_IsAboutNone() => Assert.Equal(Therapies.None, Read("[exosomes, prp]", "[]").Passage.Therapies);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Read_WithOtherLineEndings_IsTheSameContent(string ending)
    {
        var path = folder.Write("first.md", TemporaryFolder.Passage);
        var before = PassageFile.Read(path).Passage;

        folder.Write("first.md", TemporaryFolder.Passage.ReplaceLineEndings(ending));
        var after = PassageFile.Read(path).Passage;

        Assert.Equal((before.ContentHash, before.Text), (after.ContentHash, after.Text));
    }

    [Theory]
    [InlineData("title: A title", "title: Another title")]
    [InlineData("clinical-review: pending", "clinical-review: done")]
    [InlineData("- what is it", "- what is it?")]
    [InlineData("Yes!", "Yes.")]
    [InlineData("Yes!", "Yes!\n")]
    public void Read_OfAnEditedFile_HasAnotherHash(string old, string replacement) =>
        Assert.NotEqual(YamlFile.Hash(TemporaryFolder.Passage), Read(old, replacement).Passage.ContentHash);

    [Theory]
    [InlineData("One. Two.", new[] { "One.", "Two." })]
    [InlineData("One", new[] { "One" })]
    [InlineData("One. Two", new[] { "One.", "Two" })]
    [InlineData("About 3.5 of them. Two.", new[] { "About 3.5 of them.", "Two." })]
    [InlineData("Really?! Yes.", new[] { "Really?!", "Yes." })]
    [InlineData("It is \"proven.\" No.", new[] { "It is \"proven.\"", "No." })]
    [InlineData("One\n  line\n\nand   more.\n", new[] { "One line and more." })]
    public void Read_SplitsTheTextIntoSentences(string body, string[] sentences) =>
        Assert.Equal(sentences, Read("Exosomes are tiny. \"They are parcels.\" Are they\nnew? Yes!\n", body).Passage.Sentences.Select(sentence => sentence.Text));

    private PassageFile Read(string old, string replacement) =>
        PassageFile.Read(folder.Write("first.md", TemporaryFolder.Changed(TemporaryFolder.Passage, old, replacement)));
}
