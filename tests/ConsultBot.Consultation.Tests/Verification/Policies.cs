using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Tests.Verification;

/// <summary>A small claims policy.</summary>
internal static class Policies
{
    public static VerificationThresholds Thresholds { get; } = new(FewestWordsShared: 0.5);

    public static ClaimsPolicy Small()
    {
        var book = new PhraseBook.Builder(Lexicon.Empty);
        ClaimRule[] rules =
        [
            new("promise.guarantee", Violation.Promise, "test", [book.Search("guarantee*")], [book.OnDemand("no one can")]),
            new("promise.will", Violation.Promise, "test", [book.Search("you will look"), book.Search("will fix")], []),
            new("superlative", Violation.Superlative, "test", [book.Search("(miracle|best)")], []),
        ];
        var therapies = new Dictionary<Therapies, IReadOnlyList<Phrase>>
        {
            [Therapies.Exosomes] = [book.Search("exosome*")],
            [Therapies.Secretome] = [book.Search("secretome")],
            [Therapies.Prp] = [book.Search("prp")],
        };
        var free = new[] { book.Search("here is what"), book.Search("ask a specialist") };
        return new ClaimsPolicy(book.Build(), rules, therapies, free, "claims-hash");
    }
}
