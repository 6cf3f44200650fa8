using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class WordFamiliesFileTests : IDisposable
{
    private readonly PromptsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("swollen", "swelling")]
    [InlineData("large", "big")]
    [InlineData("puffy", "swelling big")]
    [InlineData("swelling", "")]
    public void Words_belong_to_the_families_that_name_them(string word, string names) =>
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), WordFamiliesFile.Read(folder.Path).Of(word));

    [Fact]
    public void A_family_that_is_no_list_of_words_is_a_problem()
    {
        folder.Write(PromptsFolder.Families, "big: [large]\nswelling: {a: b}\n");

        folder.AssertProblem(PromptsFolder.Families, 2, "\"swelling\" must be text", path => WordFamiliesFile.Read(path));
    }

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        File.Delete(folder.PathOf(PromptsFolder.Families));

        var exception = Assert.Throws<YamlFileException>(() => WordFamiliesFile.Read(folder.Path));

        Assert.Equal((folder.PathOf(PromptsFolder.Families), 0), (exception.Path, exception.Line));
    }
}
