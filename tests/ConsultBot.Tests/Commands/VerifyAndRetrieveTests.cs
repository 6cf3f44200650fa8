using System.Text.Json.Nodes;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

public sealed class VerifyAndRetrieveTests : IDisposable
{
    private const string Passage = "PRP is made from the patient's own blood. Randomised trials saw finer lines.";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("PRP is made from the patient's own blood. [1]", "ok", "")]
    [InlineData("You will look ten years younger. [1]", "violation", "promise")]
    [InlineData("PRP is made from the patient's own blood. [2]", "violation", "fabricated_citation")]
    [InlineData("Read more on https://shop.example/prp.", "violation", "unsafe_link")]
    [InlineData("PRP is not made from the patient's own blood. [1]", "violation", "contradiction")]
    [InlineData("Inject 2 ml into each cheek. [1]", "violation", "dosing")]
    [InlineData("Secretome is made from the patient's own blood. [1]", "violation", "ungrounded")]
    public async Task An_answer_is_judged_against_its_passages(string answer, string label, string violation)
    {
        var output = new JsonObject { ["id"] = "a", ["question"] = "q", ["passages"] = new JsonArray(Passage), ["answer"] = answer };

        var run = await Executable.RunInAsync(folder.Path, output.ToJsonString(), "verify", "-", "--out", "-");

        var verdict = JsonNode.Parse(run.Output)!;
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(label, (string?)verdict["label"]);
        Assert.Equal(violation, string.Join(',', verdict["violations"]!.AsArray().Select(name => (string?)name)));
        Assert.Equal(label is "violation", (double)verdict["score"]! >= 0.5);
    }

    [Fact]
    public async Task A_bad_line_is_named_and_the_rest_is_judged()
    {
        var path = folder.Write("outputs.jsonl", """
            {"id":"a","passages":"no list","answer":"x"}
            {"id":"b","passages":["Skin ages."],"answer":"Skin ages. [1]"}
            {"id":"c","passages":["Skin ages."]}
            """);

        var run = await Executable.RunInAsync(folder.Path, input: null, "verify", path, "--out", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("b", (string?)JsonNode.Parse(run.Output)!["id"]);
        Assert.Contains($"{path}:1: passages", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{path}:3: answer: a text is expected", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corpus_is_ranked_best_first()
    {
        var corpus = folder.Write("corpus.jsonl", """
            {"docid":"weather","text":"Rain is likely tomorrow in the north."}
            {"docid":"prp","title":"Platelet-rich plasma","text":"PRP is made from blood."}
            {"docid":"blood","text":"Blood carries oxygen. Blood is red."}
            """);
        var queries = folder.Write("queries.jsonl", """
            {"qid":"1","query":"platelet plasma from blood"}
            {"qid":"2","query":"zzz"}
            """);

        var run = await Executable.RunInAsync(folder.Path, input: null, "retrieve", queries, "--corpus", corpus, "--out", "runs.jsonl");

        var runs = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "runs.jsonl"), TestContext.Current.CancellationToken)).Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("""["prp","blood"]""", runs[0]["docids"]!.ToJsonString());
        Assert.Equal("[]", runs[1]["docids"]!.ToJsonString());
    }
}
