using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Files;

public sealed class UnansweredFileTests : IDisposable
{
    private const string Good = "id: makeup\nwhat: make-up\nnear: [one]\nquestions:\n  - when can i wear makeup\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_GivesTopicAndQuestions()
    {
        var file = UnansweredFile.Read(folder.Write("makeup.yaml", Good));

        Assert.Equal(("makeup", "make-up"), (file.Topic.Id, file.Topic.What));
        Assert.Equal(["one"], file.Topic.Near);
        Assert.Equal(["when can i wear makeup"], file.Questions);
    }

    [Theory]
    [InlineData("id: makeup", "id: other", 1, "the id \"other\" must be the name of the file")]
    [InlineData("what: make-up\n", "", 1, "the key \"what\" is missing")]
    [InlineData("near:", "nearby:", 3, "there is no key \"nearby\" here")]
    [InlineData("questions:\n  - when can i wear makeup\n", "questions: []\n", 4, "a topic needs at least one question")]
    public void Read_WhenSomethingIsWrong_NamesTheLine(string old, string replacement, long line, string problem)
    {
        var path = folder.Write("makeup.yaml", Good.Replace(old, replacement, StringComparison.Ordinal));

        var exception = Assert.Throws<YamlFileException>(() => UnansweredFile.Read(path));

        Assert.Equal(line, exception.Line);
        Assert.StartsWith(problem, exception.Problem, StringComparison.Ordinal);
    }
}
