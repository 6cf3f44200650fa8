using System.Text.Json;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;
using ConsultBot.Tests.Conversations;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Models;

/// <summary>
/// Good sentences of a well-behaved model, written for the answer prompt as patients' questions filled it in, and never looked at to set a weight
/// (<c>tests/cases/verify/model/</c>, by two hands): how many survive verification.
/// </summary>
public sealed class ModelSentencesTests(ITestOutputHelper output)
{
    private const double Floor = 0.85;

    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    [InlineData("third")]
    public void Good_sentences_of_a_model_survive(string set)
    {
        var content = PassageTests.Read();
        var stage = content.Policies.Current.Verification;
        var sentences = File.ReadLines(Path.Combine(Repository.Root, "tests", "cases", "verify", "model", $"{set}.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Sentence>(line, JsonSerializerOptions.Web)!).ToArray();
        var doubted = new List<string>();
        foreach (var sentence in sentences)
        {
            var passage = Of(sentence);
            var found = new Found("q", passage.Therapies, Carried: false, Compares: false, [new RetrievedPassage(passage, 1)], Suffices: true);
            var verdict = stage.Check(new Draft([new Claim(VerdictWord.Cut(sentence.Words), passage.Id, sentence.Quote)], AsList: false, "a model"), found).Verdicts[0];
            if (!verdict.Holds)
            {
                doubted.Add($"{sentence.Id} {string.Join(',', verdict.Violations)}: {verdict.Because}");
            }
        }

        var share = 1 - ((double)doubted.Count / sentences.Length);
        output.WriteLine($"model_sentences: {sentences.Length}");
        output.WriteLine($"model_sentences_that_survive: {share:0.000}");
        doubted.ForEach(output.WriteLine);
        Assert.True(share >= Floor, $"{share:0.000} survive");

        Passage Of(Sentence sentence) => content.Served.Find(sentence.Passage) is { } served && string.Equals(served.Text, sentence.Text, StringComparison.Ordinal)
            ? served
            : throw new InvalidDataException($"{sentence.Id}: the passage {sentence.Passage} reads otherwise by now; its sentences have to be written anew.");
    }

    private sealed record Sentence(string Id, string Passage, string Text, [property: System.Text.Json.Serialization.JsonPropertyName("sentence")] string Words, string Quote);
}
