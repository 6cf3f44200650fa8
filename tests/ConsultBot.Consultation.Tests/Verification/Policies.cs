using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Tests.Verification;

/// <summary>A small claims policy.</summary>
internal static class Policies
{
    public static GroundingWeights Weights { get; } = new(
        Uncovered: 6, Scattered: 1, Number: 3.2, Unit: 3.2, Name: 1, Therapy: 3.2, Polarity: 4, Direction: 4, Population: 3.2, Certainty: 1, Bearable: 3);

    public static ClaimsPolicy Small()
    {
        var book = new PhraseBook.Builder(Lexicon.Empty);
        ClaimRule[] rules =
        [
            new("promise.guarantee", Violation.Promise, "test", [book.Search("guarantee*")], [book.OnDemand("no one can")]),
            new("promise.will", Violation.Promise, "test", [book.Search("you will look"), book.Search("will fix")], []),
            new("superlative", Violation.Superlative, "test", [book.Search("(miracle|best)")], []),
        ];
        var names = new PhraseBook.Builder(Lexicon.Empty);
        var therapies = new Dictionary<Therapies, IReadOnlyList<Phrase>>
        {
            [Therapies.Exosomes] = [names.Search("exosome*")],
            [Therapies.Secretome] = [names.Search("secretome")],
            [Therapies.Prp] = [names.Search("prp")],
        };
        var free = new[] { book.Search("here is what"), book.Search("ask a specialist") };
        return new ClaimsPolicy(book.Build(), rules, new TherapyReader(names.Build(), therapies), free, "claims-hash");
    }
}
