using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Knowledge.Index;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge;

/// <summary>The passages that are served together, ready to be searched. Nothing in it ever changes: another edition takes its place as a whole.</summary>
public sealed class Edition : IUnansweredTopics
{
    private readonly PassageIndex index;
    private readonly UnansweredIndex unanswered;

    private Edition(KnowledgeFolder folder, IReadOnlyList<Passage> approved, string synonymsPath, WordFamilies families, ModelCache models)
    {
        Folder = folder;
        Shelf = new PassageShelf(approved);
        var reader = new FeatureReader(TermReader.FromFile(synonymsPath), families);
        Passage[] passages = [.. approved.OrderBy(passage => passage.Id, StringComparer.Ordinal)];
        var likeness = new LikenessIndex(
        [
            .. passages.Select(passage => new Wordings(passage.Questions.Select(reader.Read), reader.Read($"{passage.Title}. {passage.Text}"))),
            .. folder.Unanswered.Select(topic => new Wordings(topic.Questions.Select(reader.Read), [])),
        ]);
        index = new PassageIndex(passages, likeness, reader);
        unanswered = new UnansweredIndex(passages, folder.Unanswered, folder.Answered, likeness, reader, models);
        Version = YamlFile.Hash(Shelf.EditionHash, YamlFile.ReadText(synonymsPath));
    }

    /// <summary>The files it was made from, with passages that are not approved.</summary>
    public KnowledgeFolder Folder { get; }

    /// <summary>The approved passages.</summary>
    public PassageShelf Shelf { get; }

    /// <summary>SHA-256 over the passages and the synonyms, in hexadecimal: what the record knows this edition by.</summary>
    public string Version { get; }

    /// <summary>Makes an edition of what is approved of a folder.</summary>
    /// <exception cref="YamlFileException">The synonyms cannot be used.</exception>
    public static Edition Of(KnowledgeFolder folder, IReadOnlyList<Passage> approved, string knowledgePath, WordFamilies families, ModelCache models) =>
        new(folder, approved, Path.Combine(knowledgePath, "synonyms.yaml"), families, models);

    /// <summary>The best passages for a question, best first.</summary>
    public IReadOnlyList<RetrievedPassage> Search(PassageQuery query) => index.Search(query);

    /// <inheritdoc />
    public UnansweredMatch? Match(string question) => unanswered.Match(question);
}
