using ConsultBot.Consultation;
using ConsultBot.Consultation.Text;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Check;

/// <summary>Passages that say nearly the same, and questions that are asked twice.</summary>
internal static class Repetition
{
    // By the share of content words that two passages have in common. What is said of one treatment may have to be said of the next in nearly the same words, since
    // nothing carries over; two passages on the same one have no such reason.
    private const double MostShared = 0.6;
    private const double MostSharedAcrossTherapies = 0.75;

    /// <summary>Each pair of passages that says nearly the same, at the second of them.</summary>
    public static IEnumerable<Finding> OfPassages(IReadOnlyList<PassageFile> files)
    {
        var stems = files.Select(file => file.Passage.Sentences.SelectMany(sentence => sentence.Stems).ToHashSet(StringComparer.Ordinal)).ToArray();
        for (var second = 1; second < files.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                var share = Share(stems[first], stems[second]);
                if (share >= Limit(files[first], files[second]))
                {
                    yield return new Finding(
                        files[second].Path,
                        files[second].Lines.Sentences[0],
                        $"the passage shares {Math.Floor(share * 100):F0} % of its content words with \"{files[first].Passage.Id}\"; say it in one of the two");
                }
            }
        }
    }

    /// <summary>Each question that was asked before, in the same words, whatever their case and punctuation.</summary>
    public static IEnumerable<Finding> OfQuestions(IReadOnlyList<PassageFile> files)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var (question, line) in file.Passage.Questions.Zip(file.Lines.Questions))
            {
                var words = string.Join(' ', TextFolding.Fold(question).Tokens.Select(token => token.Word));
                if (!seen.TryAdd(words, file.Passage.Id))
                {
                    yield return new Finding(file.Path, line, $"the question \"{question}\" stands in the passage \"{seen[words]}\" already");
                }
            }
        }
    }

    private static double Limit(PassageFile one, PassageFile other)
    {
        var (first, second) = (one.Passage.Therapies, other.Passage.Therapies);
        return (first & second) == Therapies.None && first != Therapies.None && second != Therapies.None ? MostSharedAcrossTherapies : MostShared;
    }

    private static double Share(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }
}
