using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Prompts.Tests;

public sealed class ThresholdsTests : IDisposable
{
    private readonly PromptsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_GivesTheNumbersOfTheFile() => Assert.Equal(
        new Thresholds(new RetrievalThresholds(0.3, 0.4, 0.45, 0.6, 0.1, 0.75), new GroundingWeights(6, 1, 1.6, 1.6, 1, 2.5, 3, 2.2, 2, 1, 3)), Thresholds.Read(folder.Path));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("1e-3", 0.001)]
    public void Read_TakesBothEndsOfTheRange(string written, double expected)
    {
        folder.Replace(PromptsFolder.Thresholds, "0.3\n", $"{written}\n");

        Assert.Equal(expected, Thresholds.Read(folder.Path).Retrieval.Floor);
    }

    [Theory]
    [InlineData("floor: 0.3\n", "floor: 1.01\n", 2, "\"floor\" must lie between 0 and 1")]
    [InlineData("floor: 0.3\n", "floor: -0.1\n", 2, "\"floor\" must lie between 0 and 1")]
    [InlineData("floor: 0.3\n", "floor: NaN\n", 2, "\"floor\" must lie between 0 and 1")]
    [InlineData("floor: 0.3\n", "floor: Infinity\n", 2, "\"floor\" must lie between 0 and 1")]
    [InlineData("floor: 0.3\n", "floor: 30%\n", 2, "\"floor\" must be a number, not \"30%\"")]
    [InlineData("floor: 0.3\n", "floor: 0,3\n", 2, "\"floor\" must be a number, not \"0,3\"")]
    [InlineData("refusal-floor: 0.45", "refusal-floor: 2", 4, "\"refusal-floor\" must lie between 0 and 1")]
    [InlineData("uncovered: 6", "uncovered: 50", 9, "\"uncovered\" must lie between 0 and 20")]
    [InlineData("uncovered: 6", "fewest: 0.5", 9, "there is no key \"fewest\" here; known are uncovered, scattered, number, unit, name, therapy, polarity, direction, population, certainty, bearable")]
    [InlineData("  refusal-floor: 0.45\n", "", 2, "the key \"refusal-floor\" is missing")]
    [InlineData("refusal-floor", "ceiling", 4, "there is no key \"ceiling\" here; known are floor, strange-floor, refusal-floor, unanswered, alike, known")]
    [InlineData("verification:", "verify:", 8, "there is no key \"verify\" here; known are retrieval, verification")]
    public void Read_WhenANumberIsWrong_NamesTheLine(string old, string replacement, long line, string problem)
    {
        folder.Replace(PromptsFolder.Thresholds, old, replacement);

        folder.AssertProblem(PromptsFolder.Thresholds, line, problem, path => Thresholds.Read(path));
    }
}
