using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Phrases;

/// <summary>A set of phrases that are looked for together in one pass over a text. Immutable once built; safe for concurrent use.</summary>
public sealed class PhraseBook
{
    private readonly WordSets sets;
    private readonly Phrase[] phrases;
    private readonly Candidate[][] phrasesByRarest;

    private PhraseBook(WordSets sets, Phrase[] phrases, Candidate[][] phrasesByRarest)
    {
        this.sets = sets;
        this.phrases = phrases;
        this.phrasesByRarest = phrasesByRarest;
    }

    /// <summary>Whether some phrase of the book names this very word.</summary>
    public bool Names(string word) => sets.IsNamed(word);

    /// <summary>Looks for all phrases of the book in a text.</summary>
    public PhraseScan Scan(FoldedText text) => new(text, sets, phrases, phrasesByRarest);

    /// <summary>Collects phrases; <see cref="Build"/> makes the book.</summary>
    /// <param name="lexicon">The classes that the phrases refer to.</param>
    public sealed class Builder(Lexicon lexicon)
    {
        private readonly WordSets sets = new();
        private readonly List<Phrase> searched = [];
        private readonly List<Phrase> all = [];

        /// <summary>Compiles a phrase that every scan looks for.</summary>
        /// <exception cref="PhraseSyntaxException">The phrase cannot be read.</exception>
        public Phrase Search(string notation)
        {
            var phrase = OnDemand(notation);
            searched.Add(phrase);
            return phrase;
        }

        /// <summary>Compiles a phrase that is looked for only when <see cref="PhraseScan.Occurs(Phrase, int?)"/> asks.</summary>
        /// <exception cref="PhraseSyntaxException">The phrase cannot be read.</exception>
        public Phrase OnDemand(string notation)
        {
            var acrossSentences = notation.Contains("&&", StringComparison.Ordinal);
            var parts = notation.Split(acrossSentences ? "&&" : "&", StringSplitOptions.TrimEntries);
            var programs = Array.ConvertAll(parts, part => PhraseProgram.Compile(notation, new PhraseParser(part, lexicon, sets).Parse(), sets.Commonness));
            var phrase = new Phrase(notation, programs, acrossSentences) { Order = all.Count };
            all.Add(phrase);
            return phrase;
        }

        /// <summary>The finished book.</summary>
        /// <param name="isKnownWord">Words that are spelt right as they are, and so never read as a misspelling.</param>
        public PhraseBook Build(Func<string, bool>? isKnownWord = null)
        {
            var used = all.SelectMany(phrase => phrase.Parts).SelectMany(part => part.Sets).ToHashSet();
            sets.Freeze(used, isKnownWord ?? (static _ => false));
            var bySet = new List<Candidate>[sets.Count];
            for (var i = 0; i < searched.Count; i++)
            {
                var program = searched[i].Parts[0];
                var candidate = new Candidate(i, [.. program.Required.Skip(1)]);
                foreach (var set in program.Rarest)
                {
                    (bySet[set] ??= []).Add(candidate);
                }
            }

            return new PhraseBook(sets, [.. searched], Array.ConvertAll(bySet, list => list?.ToArray() ?? []));
        }
    }
}
