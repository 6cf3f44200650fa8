using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Tests.Conversations;

/// <summary>Ten thousand answers of the passages' own sentences, each with one thing changed: what is changed is never shown.</summary>
public sealed class MutatedAnswerTests
{
    private const int Answers = 10_000;
    private const int Seed = 20_240;

    private static readonly (string From, string To)[] Turns =
    [
        (" not ", " "), (" no ", " some "), (" are ", " are not "), (" is ", " is not "), ("less", "more"), ("more", "less"), ("few", "many"), ("small", "large"), ("may", "will"), ("can ", "cannot "), ("without", "with"),
        ("Most", "Few"), ("early", "late"), ("rare", "common"), ("cells", "patients"), ("mice", "people"), ("Exosomes", "PRP"), ("PRP", "Exosomes"), ("Secretome", "Exosomes"), ("approved", "proven"), ("limited", "strong"),
    ];

    [Fact]
    public void No_changed_sentence_of_an_extracted_answer_holds()
    {
        var content = PassageTests.Read();
        var stage = content.Policies.Current.Verification;
        Passage[] passages = [.. content.Served.Current.Shelf.Passages.OrderBy(passage => passage.Id, StringComparer.Ordinal)];
        var random = new Random(Seed);
        var shown = new List<string>();
        var changed = 0;
        for (var tries = 0; changed < Answers; tries++)
        {
            Assert.True(tries < 20 * Answers, "too few sentences can be changed");
            var passage = passages[random.Next(passages.Length)];
            Claim[] claims = [.. passage.Sentences.Select(sentence => new Claim(sentence.Text, passage.Id, sentence.Text))];
            var at = random.Next(claims.Length);
            var other = passages[random.Next(passages.Length)].Sentences[0].Text;
            var mutated = Mutate(claims[at].Text, other, random);
            if (passage.Sentences.Any(sentence => string.Equals(sentence.Text, mutated, StringComparison.Ordinal)))
            {
                continue;
            }

            changed++;
            claims[at] = claims[at] with { Text = mutated };
            var found = new Found("q", passage.Therapies, Carried: false, Compares: false, [new RetrievedPassage(passage, 1)], Suffices: true);
            var verified = stage.Check(new Draft(claims, AsList: false, ExtractiveComposer.ModelId), found);
            Assert.Equal(claims.Length, verified.Verdicts.Count);
            shown.AddRange(verified.Claims.Select(claim => claim.Text).Where(text => string.Equals(text, mutated, StringComparison.Ordinal)));
        }

        Assert.Empty(shown);
    }

    private static string Mutate(string sentence, string other, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                // Another number.
                return string.Concat(sentence.Select(character => char.IsAsciiDigit(character) ? (char)('0' + ((character - '0' + 1 + random.Next(8)) % 10)) : character));
            case 1:
                // The first half of one sentence with the second half of another.
                string[] one = sentence.Split(' '), two = other.Split(' ');
                return string.Join(' ', one[..(one.Length / 2)].Concat(two[(two.Length / 2)..]));
            default:
                var (from, to) = Turns[random.Next(Turns.Length)];
                var index = sentence.IndexOf(from, StringComparison.Ordinal);
                return index < 0 ? sentence : sentence[..index] + to + sentence[(index + from.Length)..];
        }
    }
}
