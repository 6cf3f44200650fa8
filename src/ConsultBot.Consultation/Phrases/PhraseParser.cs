using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Phrases;

/// <summary>Reads the notation of phrases; see <c>docs/phrases.md</c>.</summary>
internal sealed class PhraseParser(string phrase, Lexicon lexicon, WordSets sets, IReadOnlySet<string>? openClasses = null)
{
    private const int DefaultGap = 3;
    private const int LargestGap = 40;

    private int position;

    /// <summary>The parts of a phrase without <c>&amp;</c>.</summary>
    public PhraseNode[] Parse()
    {
        var sequence = Sequence(nested: false);
        if (sequence.Length == 0)
        {
            throw Problem("it is empty");
        }

        return sequence;
    }

    private PhraseNode[] Sequence(bool nested)
    {
        var nodes = new List<PhraseNode>();
        while (true)
        {
            SkipSpaces();
            if (position >= phrase.Length)
            {
                return nested ? throw Problem("a bracket is not closed") : [.. nodes];
            }

            if (phrase[position] is '|' or ')')
            {
                return nested ? [.. nodes] : throw Problem($"\"{phrase[position]}\" stands outside of brackets");
            }

            nodes.AddRange(Item());
        }
    }

    private PhraseNode[] Item()
    {
        var nodes = phrase[position] switch
        {
            '(' => [Brackets()],
            '<' => [Class()],
            '^' => Single(new PhraseNode.Start()),
            '$' => Single(new PhraseNode.End()),
            '_' => Single(new PhraseNode.AnyWord()),
            '#' => Single(new PhraseNode.Word(WordSets.Numbers)),
            '.' => [Gap()],
            _ => Literal(),
        };
        if (position < phrase.Length && phrase[position] is '?')
        {
            position++;
            nodes = nodes.Length == 1 ? [new PhraseNode.Optional(nodes[0])] : [new PhraseNode.Optional(new PhraseNode.Either([nodes]))];
        }

        return nodes;
    }

    private PhraseNode[] Single(PhraseNode node)
    {
        position++;
        return [node];
    }

    private PhraseNode.Gap Gap()
    {
        if (!phrase.AsSpan(position).StartsWith(".."))
        {
            throw Problem("one dot stands alone; a gap has two");
        }

        position += 2;
        var start = position;
        while (position < phrase.Length && char.IsAsciiDigit(phrase[position]))
        {
            position++;
        }

        if (position == start)
        {
            return new PhraseNode.Gap(DefaultGap);
        }

        return int.TryParse(phrase.AsSpan(start, position - start), out var most) && most <= LargestGap
            ? new PhraseNode.Gap(most)
            : throw Problem($"a gap has at most {LargestGap} tokens");
    }

    private PhraseNode Brackets()
    {
        position++;
        var choices = new List<PhraseNode[]>();
        while (true)
        {
            choices.Add(Sequence(nested: true));
            if (phrase[position++] is ')')
            {
                return Either(choices);
            }
        }
    }

    private PhraseNode Class()
    {
        var end = phrase.IndexOf('>', position);
        if (end < 0)
        {
            throw Problem("a class name is not closed with \">\"");
        }

        var name = phrase[(position + 1)..end];
        position = end + 1;
        return Either(ChoicesOf(name, [.. openClasses ?? new HashSet<string>(StringComparer.Ordinal)]));
    }

    private List<PhraseNode[]> ChoicesOf(string name, HashSet<string> open)
    {
        var members = lexicon.MembersOf(name) ?? throw Problem($"there is no class \"{name}\" in the lexicon");
        if (!open.Add(name))
        {
            throw Problem($"the class \"{name}\" contains itself");
        }

        var choices = new List<PhraseNode[]>();
        foreach (var member in members)
        {
            if (member.StartsWith('<') && member.IndexOf('>', StringComparison.Ordinal) == member.Length - 1)
            {
                choices.AddRange(ChoicesOf(member[1..^1], open));
            }
            else
            {
                choices.Add(new PhraseParser(member, lexicon, sets, open).Parse());
            }
        }

        open.Remove(name);
        return choices;
    }

    // Single words are looked up together, as one set; only longer choices are tried one after the other.
    private PhraseNode Either(List<PhraseNode[]> choices)
    {
        var single = choices.Where(choice => choice is [PhraseNode.Word]).Select(choice => ((PhraseNode.Word)choice[0]).Set).ToArray();
        if (single.Length == 0)
        {
            return new PhraseNode.Either([.. choices]);
        }

        var word = new PhraseNode.Word(single.Length == 1 ? single[0] : sets.Add([.. single.SelectMany(sets.MembersOf)]));
        var longer = choices.Where(choice => choice is not [PhraseNode.Word]).ToArray();
        return longer.Length == 0 ? word : new PhraseNode.Either([[word], .. longer]);
    }

    private PhraseNode[] Literal()
    {
        var start = position;
        while (position < phrase.Length && phrase[position] is not (' ' or '|' or ')' or '(' or '<' or '?' or '#'))
        {
            position++;
        }

        var written = phrase[start..position];
        var isBeginning = written.EndsWith('*');
        var bare = isBeginning ? written[..^1] : written;
        if (bare.Length > 0 && !bare.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            // Most literals are plain words, folded already; at start there are tens of thousands of them.
            return [new PhraseNode.Word(sets.Add(written))];
        }

        var words = TextFolding.Fold(bare).Tokens;
        if (words.Length == 0)
        {
            throw Problem($"\"{written}\" is no word");
        }

        var nodes = new PhraseNode[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var last = i == words.Length - 1;
            nodes[i] = new PhraseNode.Word(sets.Add([last && isBeginning ? words[i].Word + "*" : words[i].Word]));
        }

        return nodes;
    }

    private void SkipSpaces()
    {
        while (position < phrase.Length && phrase[position] is ' ')
        {
            position++;
        }
    }

    private PhraseSyntaxException Problem(string problem) => new(phrase, problem);
}
