namespace ConsultBot.Consultation.Phrases;

/// <summary>
/// All sets of words that the phrases of one book name, and for a token the sets that it belongs to. A token that is no known word is also
/// tried as a misspelling: elongated letters are shortened, and one slip (a missing, doubled, swapped or wrong letter) is forgiven in words of
/// six letters and more.
/// </summary>
internal sealed class WordSets
{
    /// <summary>The set of everything written in digits.</summary>
    public const int Numbers = 0;

    private const int ShortestForgiven = 6;

    private readonly Dictionary<string, int> idsByKey = new(StringComparer.Ordinal) { ["#"] = Numbers };
    private readonly List<string[]> membersById = [["#"]];
    private readonly List<double> commonness = [];
    private readonly Dictionary<string, string> slips = new(StringComparer.Ordinal);
    private Dictionary<string, int[]> words = [];
    private Dictionary<string, int[]> resolved = [];
    private Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> beginnings;
    private Func<string, bool> knownWord = static _ => false;
    private int longestBeginning;

    /// <summary>The id of the set of one word or beginning (<c>swell*</c>); equal sets share one id.</summary>
    public int Add(string member) => idsByKey.TryGetValue(member, out var known) ? known : Add(member, [member]);

    /// <summary>The id of the set of these words and beginnings; equal sets share one id.</summary>
    public int Add(IReadOnlyCollection<string> members)
    {
        var ordered = members.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var key = string.Join('|', ordered);
        return idsByKey.TryGetValue(key, out var known) ? known : Add(key, ordered);
    }

    private int Add(string key, string[] members)
    {
        var id = membersById.Count;
        idsByKey.Add(key, id);
        membersById.Add(members);
        Count = membersById.Count;
        return id;
    }

    /// <summary>The number of sets; every id is below it.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The members of a set.</summary>
    public IReadOnlyList<string> MembersOf(int set) => membersById[set];

    /// <summary>How often a message has a word of the set, roughly: short words are common, and beginnings stand for many words.</summary>
    public double Commonness(int set)
    {
        while (commonness.Count <= set)
        {
            commonness.Add(membersById[commonness.Count].Sum(member => member.EndsWith('*') ? 2 * CommonnessOf(member.Length - 1) : CommonnessOf(member.Length)));
        }

        return commonness[set];
    }

    private static double CommonnessOf(int length) => Math.Pow(0.6, length);

    /// <summary>Makes the sets ready for matching; nothing can be added afterwards.</summary>
    /// <param name="used">The sets that some phrase asks for; the others are forgotten.</param>
    /// <param name="isKnownWord">Words that are spelt right as they are, and so never read as a slip of another.</param>
    public void Freeze(IReadOnlySet<int> used, Func<string, bool> isKnownWord)
    {
        knownWord = isKnownWord;
        var members = membersById
            .SelectMany((set, id) => set.Select(member => (Member: member, Id: id)))
            .Where(pair => used.Contains(pair.Id))
            .ToLookup(pair => pair.Member.EndsWith('*'));
        words = ById(members[false], member => member);
        var byBeginning = ById(members[true], member => member[..^1]);
        beginnings = byBeginning.GetAlternateLookup<ReadOnlySpan<char>>();
        longestBeginning = byBeginning.Count == 0 ? 0 : byBeginning.Keys.Max(text => text.Length);
        resolved = words.Keys.ToDictionary(word => word, ResolveExact, StringComparer.Ordinal);
        foreach (var word in words.Keys.Where(word => word.Length >= ShortestForgiven))
        {
            foreach (var slip in Misspelling.Keys(word))
            {
                slips.TryAdd(slip, word);
            }
        }

        // What was only needed to put the sets together is let go.
        idsByKey.Clear();
        idsByKey.TrimExcess();
        membersById.Clear();
        membersById.TrimExcess();
        commonness.Clear();
        commonness.TrimExcess();
    }

    private static Dictionary<string, int[]> ById(IEnumerable<(string Member, int Id)> members, Func<string, string> key) =>
        members.GroupBy(pair => key(pair.Member), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Id).Distinct().ToArray(), StringComparer.Ordinal);

    /// <summary>Whether some phrase names this very word.</summary>
    public bool IsNamed(string word) => words.ContainsKey(word);

    /// <summary>Adds the ids of all sets that the word belongs to.</summary>
    public void Collect(string word, List<int> sets)
    {
        if (char.IsDigit(word[0]))
        {
            CollectExact("#", sets);
        }

        var before = sets.Count;
        CollectExact(word, sets);
        if (sets.Count > before)
        {
            return;
        }

        CollectMeant(word, sets);
        foreach (var shortened in sets.Count > before ? [] : Misspelling.Shortened(word))
        {
            CollectExact(shortened, sets);
            if (sets.Count == before)
            {
                CollectMeant(shortened, sets);
            }
        }
    }

    private void CollectMeant(string word, List<int> sets)
    {
        if (word.Length >= ShortestForgiven - 1 && !char.IsDigit(word[0]) && !knownWord(word) && Misspelling.Find(word, slips) is { } meant)
        {
            CollectExact(meant, sets);
        }
    }

    private int[] ResolveExact(string word)
    {
        var sets = new List<int>();
        CollectExact(word, sets);
        return [.. sets];
    }

    private void CollectExact(string word, List<int> sets)
    {
        if (resolved.TryGetValue(word, out var known))
        {
            sets.AddRange(known);
            return;
        }

        if (words.TryGetValue(word, out var ids))
        {
            sets.AddRange(ids);
        }

        var longest = Math.Min(longestBeginning, word.Length);
        for (var length = 1; length <= longest; length++)
        {
            if (beginnings.TryGetValue(word.AsSpan(0, length), out ids))
            {
                sets.AddRange(ids);
            }
        }
    }
}
