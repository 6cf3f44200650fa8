namespace ConsultBot.Commands;

/// <summary>Prints how often held-out examples were decided as they are labelled, what was taken for what, and where the thresholds would lie best.</summary>
internal sealed class CrossValidationReport(IReadOnlyList<HeldOut> heldOut, string[] names)
{
    private const int MostConfusions = 25;

    // A missed danger is worse than a needless one, so a hit of a phrase is set aside there only where nearly all such hits are wrong.
    private const double FewRightUrgent = 0.02;
    private const double FewRightRefusal = 0.15;
    private const double FewRight = 0.4;
    private const int LastUrgent = 3;
    private const int LastRefusal = 7;

    /// <summary>Writes the report.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine($"{"decision",-18} {"examples",8} {"precision",9} {"recall",7}   best from   keeps");
        for (var kind = 0; kind < names.Length; kind++)
        {
            var labelled = heldOut.Count(example => example.Kind == kind);
            var decided = heldOut.Count(example => example.Decided == kind);
            var both = heldOut.Count(example => example.Kind == kind && example.Decided == kind);
            var thresholds = kind == 0 ? string.Empty : $"{BestFrom(kind),12:F2} {BestKeeps(kind),7:F2}";
            output.WriteLine($"{names[kind],-18} {labelled,8} {(double)both / decided,9:P1} {(double)both / labelled,7:P1} {thresholds}");
        }

        output.WriteLine($"{"all",-18} {heldOut.Count,8} {(double)heldOut.Count(example => example.Kind == example.Decided) / heldOut.Count,9:P1}");
        output.WriteLine();
        output.WriteLine("labelled -> decided");
        foreach (var confusion in heldOut.Where(example => example.Kind != example.Decided)
            .CountBy(example => (example.Kind, example.Decided)).OrderByDescending(pair => pair.Value).Take(MostConfusions))
        {
            output.WriteLine($"{confusion.Value,6}  {names[confusion.Key.Kind]} -> {names[confusion.Key.Decided]}");
        }
    }

    // Among examples that no phrase of the decision hits: the likelihood from which deciding so is most often right and least often missed (F1).
    private double BestFrom(int kind)
    {
        var left = heldOut.Where(example => !Hits(example, kind)).OrderByDescending(example => example.Likelihoods[kind]).ToArray();
        var all = left.Count(example => example.Kind == kind);
        double best = 0, from = 1;
        var right = 0;
        for (var taken = 0; taken < left.Length; taken++)
        {
            right += left[taken].Kind == kind ? 1 : 0;
            var score = 2.0 * right / (taken + 1 + all);
            (best, from) = score > best ? (score, left[taken].Likelihoods[kind]) : (best, from);
        }

        return from;
    }

    // Among examples that a phrase of the decision hits: the likelihood below which few of them are labelled so.
    private double BestKeeps(int kind)
    {
        var few = kind <= LastUrgent ? FewRightUrgent : kind <= LastRefusal ? FewRightRefusal : FewRight;
        var hit = heldOut.Where(example => Hits(example, kind)).OrderBy(example => example.Likelihoods[kind]).ToArray();
        double keeps = 0;
        var right = 0;
        for (var taken = 0; taken < hit.Length; taken++)
        {
            right += hit[taken].Kind == kind ? 1 : 0;
            keeps = (double)right / (taken + 1) <= few ? hit[taken].Likelihoods[kind] : keeps;
        }

        return keeps;
    }

    private bool Hits(HeldOut example, int kind) => example.Reading.Hits.Any(hit => Consultation.Decisions.FromWireName(names[kind]) == hit.Rule.Decision);
}
