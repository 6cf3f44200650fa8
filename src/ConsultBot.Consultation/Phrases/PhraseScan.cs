using System.Buffers;
using System.Runtime.InteropServices;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Phrases;

/// <summary>Where a phrase was found.</summary>
/// <param name="Phrase">The phrase.</param>
/// <param name="Sentence">Index of the sentence in which it was found (of its first part, when it has several).</param>
/// <param name="FirstToken">Index of the first token of the match.</param>
/// <param name="EndToken">Index after its last token.</param>
public readonly record struct PhraseMatch(Phrase Phrase, int Sentence, int FirstToken, int EndToken);

/// <summary>The phrases of a book in one text.</summary>
public sealed class PhraseScan
{
    private readonly FoldedText text;
    private readonly TokenSets tokenSets;
    private readonly Dictionary<PhraseProgram, bool> anywhere = [];

    internal PhraseScan(FoldedText text, WordSets sets, Phrase[] phrases, Candidate[][] phrasesByRarest)
    {
        this.text = text;
        tokenSets = Resolve(text, sets);
        Matches = Search(phrases, phrasesByRarest);
    }

    /// <summary>The text that was read.</summary>
    public FoldedText Text => text;

    /// <summary>All matches, at most one for each phrase and sentence, in the order of the text.</summary>
    public IReadOnlyList<PhraseMatch> Matches { get; }

    /// <summary>Whether a phrase occurs in one sentence, or with <c>null</c> in any.</summary>
    public bool Occurs(Phrase phrase, int? sentence)
    {
        if (sentence is null && phrase.Parts.Length == 1)
        {
            return OccursAnywhere(phrase.Parts[0]);
        }

        return sentence is { } one ? OccursIn(phrase, one) : Enumerable.Range(0, text.Sentences.Length).Any(any => OccursIn(phrase, any));
    }

    private bool OccursIn(Phrase phrase, int sentence) => Find(phrase.Parts[0], sentence) is { } && OtherPartsHold(phrase, sentence);

    private static TokenSets Resolve(FoldedText text, WordSets sets)
    {
        var starts = new int[text.Tokens.Length + 1];
        var collected = new List<int>(text.Tokens.Length * 4);
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            sets.Collect(text.Tokens[i].Word, collected);
            starts[i + 1] = collected.Count;
        }

        return new TokenSets(starts, CollectionsMarshal.AsSpan(collected), sets.Count);
    }

    // A phrase is looked at only when the rarest of the words that it cannot do without is there, and then only if all the others are.
    private List<PhraseMatch> Search(Phrase[] phrases, Candidate[][] phrasesByRarest)
    {
        var matches = new List<PhraseMatch>();
        var seen = ArrayPool<bool>.Shared.Rent(phrases.Length);
        seen.AsSpan(0, phrases.Length).Clear();
        foreach (var set in tokenSets.Present)
        {
            foreach (var candidate in phrasesByRarest[set])
            {
                if (tokenSets.HaveSomeOfEach(candidate.OtherGroups) && !seen[candidate.Phrase])
                {
                    seen[candidate.Phrase] = true;
                    Search(phrases[candidate.Phrase], matches);
                }
            }
        }

        ArrayPool<bool>.Shared.Return(seen);
        matches.Sort(static (one, other) => one.FirstToken != other.FirstToken
            ? one.FirstToken.CompareTo(other.FirstToken)
            : one.Phrase.Order.CompareTo(other.Phrase.Order));
        return matches;
    }

    private void Search(Phrase phrase, List<PhraseMatch> matches)
    {
        var program = phrase.Parts[0];
        Span<int> first = stackalloc int[program.FirstSets.Length];
        first = tokenSets.PresentOf(program.FirstSets, first);
        for (var sentence = 0; sentence < text.Sentences.Length; sentence++)
        {
            var range = text.Sentences[sentence];
            for (var token = range.FirstToken; token < range.FirstToken + range.TokenCount; token++)
            {
                if (tokenSets.HasAny(token, first) && program.Match(tokenSets, token, range) is >= 0 and var end)
                {
                    // Whether the other parts hold is the same for the whole sentence, so it is asked once.
                    if (OtherPartsHold(phrase, sentence))
                    {
                        matches.Add(new PhraseMatch(phrase, sentence, token, end));
                    }

                    break;
                }
            }
        }
    }

    private bool OtherPartsHold(Phrase phrase, int sentence)
    {
        for (var part = 1; part < phrase.Parts.Length; part++)
        {
            var program = phrase.Parts[part];
            var holds = phrase.AcrossSentences ? OccursAnywhere(program) : Find(program, sentence) is { };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private bool OccursAnywhere(PhraseProgram program)
    {
        if (!anywhere.TryGetValue(program, out var occurs))
        {
            occurs = Enumerable.Range(0, text.Sentences.Length).Any(sentence => Find(program, sentence) is { });
            anywhere.Add(program, occurs);
        }

        return occurs;
    }

    private int? Find(PhraseProgram program, int sentence)
    {
        if (!tokenSets.HaveSomeOfEach(program.Required))
        {
            return null;
        }

        var range = text.Sentences[sentence];
        Span<int> first = stackalloc int[program.FirstSets.Length];
        first = tokenSets.PresentOf(program.FirstSets, first);
        for (var token = range.FirstToken; token < range.FirstToken + range.TokenCount; token++)
        {
            if (tokenSets.HasAny(token, first) && program.Match(tokenSets, token, range) >= 0)
            {
                return token;
            }
        }

        return null;
    }
}
