using ConsultBot.Consultation;
using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Files;

public sealed class PassageSkeletonTests : IDisposable
{
    private static readonly PassageOutline Outline = new("exosomes-at-night", "Exosomes: at night", Therapies.Exosomes | Therapies.Prp, ["safety"], "advice", "one", "Table 1: \"risks\"");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_skeleton_lacks_nothing_but_its_text()
    {
        Directory.CreateDirectory(folder.PathOf("passages"));

        var path = Write("safety", Outline);

        Assert.Equal(folder.PathOf("passages/safety/exosomes-at-night.md"), path);
        TemporaryFolder.AssertProblem(path, 14, "the passage has no text", () => PassageFile.Read(path));
        File.AppendAllText(path, "Nobody knows. It was not studied.\n");
        var passage = PassageFile.Read(path);
        Assert.Equal(("Exosomes: at night", "Table 1: \"risks\"", new DateOnly(2027, 11, 26)), (passage.Passage.Title, passage.Passage.Sources[0].Locator, passage.ReviewBy));
        Assert.Equal((Outline.Therapies, false), (passage.Passage.Therapies, passage.ClinicallyReviewed));
    }

    [Fact]
    public void An_id_that_is_taken_in_any_topic_is_refused_and_named()
    {
        var taken = folder.Write("passages/other/exosomes-at-night.md", "mine");

        TemporaryFolder.AssertProblem(taken, 0, "there is a passage \"exosomes-at-night\" already", () => Write("safety", Outline));
        Assert.Equal("mine", File.ReadAllText(taken));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("..")]
    [InlineData("safety/../../x")]
    [InlineData("linked")]
    public void A_folder_that_leads_out_of_the_passages_is_refused(string topic)
    {
        Directory.CreateDirectory(folder.PathOf("passages"));
        Directory.CreateDirectory(folder.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(folder.PathOf("passages/linked"), folder.PathOf("elsewhere"));

        Assert.Throws<YamlFileException>(() => Write(topic, Outline));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.PathOf("elsewhere")));
    }

    [Theory]
    [InlineData("exosomes", true)]
    [InlineData("exosomes-2-night", true)]
    [InlineData("", false)]
    [InlineData("Exosomes", false)]
    [InlineData("exosomes-", false)]
    [InlineData("-exosomes", false)]
    [InlineData("exosomes--night", false)]
    [InlineData("exosomes_night", false)]
    [InlineData("../exosomes", false)]
    [InlineData("a/b", false)]
    [InlineData("a\\b", false)]
    [InlineData("exosomes\n", false)]
    [InlineData("exosomes.md", false)]
    [InlineData("exosömes", false)]
    public void An_id_is_in_kebab_case(string id, bool isOne) => Assert.Equal(isOne, PassageSkeleton.IsId(id));

    [Fact]
    public void An_id_has_an_end() => Assert.False(PassageSkeleton.IsId(new string('a', PassageSkeleton.LongestId + 1)));

    private string Write(string topic, PassageOutline outline) => PassageSkeleton.Write(folder.Path, topic, outline, new DateOnly(2027, 11, 26));
}
