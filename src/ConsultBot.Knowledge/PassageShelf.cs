using System.Collections.Frozen;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Text;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge;

/// <summary>The edition that is being served.</summary>
public sealed class PassageShelf : IPassageShelf
{
    private readonly FrozenDictionary<string, Passage> passages;
    private readonly FrozenSet<string> words;

    /// <summary>Takes in the approved passages.</summary>
    public PassageShelf(IReadOnlyList<Passage> approved)
    {
        passages = approved.ToFrozenDictionary(passage => passage.Id, StringComparer.Ordinal);
        words = approved.SelectMany(passage => passage.Questions.Append(passage.Title).Append(passage.Text))
            .SelectMany(text => TextFolding.Fold(text).Tokens)
            .Select(token => token.Word)
            .ToFrozenSet(StringComparer.Ordinal);
        EditionHash = YamlFile.Hash(approved.OrderBy(passage => passage.Id, StringComparer.Ordinal).Select(passage => passage.ContentHash));
    }

    /// <inheritdoc />
    public string EditionHash { get; }

    /// <summary>All passages.</summary>
    public IReadOnlyCollection<Passage> Passages => passages.Values;

    /// <inheritdoc />
    public Passage? Find(string passageId) => passages.GetValueOrDefault(passageId);

    /// <summary>Whether some passage, or a question to one, has this folded word.</summary>
    public bool HasWord(string word) => words.Contains(word) || Stopwords.Contains(word);
}
