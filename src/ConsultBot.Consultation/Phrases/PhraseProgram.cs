namespace ConsultBot.Consultation.Phrases;

/// <summary>A phrase compiled to steps that a small backtracking machine runs over the tokens of one sentence.</summary>
internal sealed class PhraseProgram
{
    private readonly Step[] steps;

    private PhraseProgram(Step[] steps, int[] firstSets, int[][] required, int[] rarest)
    {
        this.steps = steps;
        FirstSets = firstSets;
        Required = required;
        Rarest = rarest;
    }

    private enum Kind
    {
        Word,
        Any,
        Gap,
        Start,
        End,
        Split,
        Jump,
        Accept,
    }

    /// <summary>The word sets with which a match can begin.</summary>
    public int[] FirstSets { get; }

    /// <summary>
    /// What there can be no match without: of each of these groups some word set must be there, so that most texts need no matching at all. The group that a text
    /// has least often comes first.
    /// </summary>
    public int[][] Required { get; }

    /// <summary>The group of <see cref="Required"/> that a text has least often; those a match can begin with when nothing is required.</summary>
    public int[] Rarest { get; }

    /// <summary>All word sets that the program asks for.</summary>
    public IEnumerable<int> Sets => steps.Where(step => step.Kind is Kind.Word).Select(step => step.Operand);

    /// <summary>Compiles the parts of a phrase.</summary>
    /// <param name="phrase">The phrase as it is written, for errors.</param>
    /// <param name="nodes">Its parts.</param>
    /// <param name="commonness">How often a text has a word of a set, roughly.</param>
    /// <exception cref="PhraseSyntaxException">The phrase could begin anywhere, or with nothing.</exception>
    public static PhraseProgram Compile(string phrase, PhraseNode[] nodes, Func<int, double> commonness)
    {
        var program = new List<Step>();
        Emit(nodes, program);
        program.Add(new Step(Kind.Accept, 0, []));
        var first = new HashSet<int>();
        if (!CollectFirst(program, 0, first) || first.Count == 0)
        {
            throw new PhraseSyntaxException(phrase, "it must begin with a word, not with a gap or with nothing");
        }

        int[][] required = [.. RequiredOf(nodes, commonness).OrderBy(group => group.Sum(commonness))];
        return new PhraseProgram([.. program], [.. first], required, RarestOf(required, commonness) ?? [.. first]);
    }

    /// <summary>The token after the match that begins at <paramref name="position"/>, or -1 when there is none.</summary>
    public int Match(in TokenSets tokens, int position, Text.Sentence sentence) =>
        Run(tokens, sentence.FirstToken, sentence.FirstToken + sentence.TokenCount, 0, position);

    private int Run(in TokenSets tokens, int start, int end, int step, int position)
    {
        while (true)
        {
            ref readonly var current = ref steps[step];
            switch (current.Kind)
            {
                case Kind.Word when position < end && tokens.Has(position, current.Operand):
                case Kind.Any when position < end:
                    position++;
                    step++;
                    break;
                case Kind.Start when position == start:
                case Kind.End when position == end:
                    step++;
                    break;
                case Kind.Jump:
                    step = current.Operand;
                    break;
                case Kind.Accept:
                    return position;
                case Kind.Gap:
                    for (var skipped = 0; skipped <= current.Operand && position + skipped <= end; skipped++)
                    {
                        var matched = Run(tokens, start, end, step + 1, position + skipped);
                        if (matched >= 0)
                        {
                            return matched;
                        }
                    }

                    return -1;
                case Kind.Split:
                    foreach (var target in current.Targets)
                    {
                        var matched = Run(tokens, start, end, target, position);
                        if (matched >= 0)
                        {
                            return matched;
                        }
                    }

                    return -1;
                default:
                    return -1;
            }
        }
    }

    // A word is required. Of several choices one is, so some word of one of them is: for each choice, the rarest that it cannot do without.
    private static IEnumerable<int[]> RequiredOf(PhraseNode[] nodes, Func<int, double> commonness)
    {
        foreach (var node in nodes)
        {
            if (node is PhraseNode.Word word)
            {
                yield return [word.Set];
            }
            else if (node is PhraseNode.Either either)
            {
                var choices = Array.ConvertAll(either.Choices, choice => RarestOf(RequiredOf(choice, commonness), commonness));
                if (Array.TrueForAll(choices, choice => choice is not null))
                {
                    yield return [.. choices.SelectMany(choice => choice!).Distinct()];
                }
            }
        }
    }

    private static int[]? RarestOf(IEnumerable<int[]> required, Func<int, double> commonness) => required.MinBy(group => group.Sum(commonness));

    private static void Emit(PhraseNode[] nodes, List<Step> program)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case PhraseNode.Word word:
                    program.Add(new Step(Kind.Word, word.Set, []));
                    break;
                case PhraseNode.AnyWord:
                    program.Add(new Step(Kind.Any, 0, []));
                    break;
                case PhraseNode.Gap gap:
                    program.Add(new Step(Kind.Gap, gap.Most, []));
                    break;
                case PhraseNode.Start:
                    program.Add(new Step(Kind.Start, 0, []));
                    break;
                case PhraseNode.End:
                    program.Add(new Step(Kind.End, 0, []));
                    break;
                case PhraseNode.Optional optional:
                    EmitChoices([[optional.Part], []], program);
                    break;
                case PhraseNode.Either either:
                    EmitChoices(either.Choices, program);
                    break;
                default:
                    throw new InvalidOperationException($"A phrase has no part of the kind {node.GetType().Name}.");
            }
        }
    }

    private static void EmitChoices(PhraseNode[][] choices, List<Step> program)
    {
        var split = program.Count;
        program.Add(default);
        var targets = new int[choices.Length];
        var jumps = new List<int>();
        for (var i = 0; i < choices.Length; i++)
        {
            targets[i] = program.Count;
            Emit(choices[i], program);
            jumps.Add(program.Count);
            program.Add(default);
        }

        foreach (var jump in jumps)
        {
            program[jump] = new Step(Kind.Jump, program.Count, []);
        }

        program[split] = new Step(Kind.Split, 0, targets);
    }

    private static bool CollectFirst(List<Step> program, int step, HashSet<int> first)
    {
        while (true)
        {
            var current = program[step];
            switch (current.Kind)
            {
                case Kind.Word:
                    first.Add(current.Operand);
                    return true;
                case Kind.Start:
                    step++;
                    break;
                case Kind.Jump:
                    step = current.Operand;
                    break;
                case Kind.Split:
                    return current.Targets.All(target => CollectFirst(program, target, first));
                default:
                    return false;
            }
        }
    }

    private readonly record struct Step(Kind Kind, int Operand, int[] Targets);
}
