using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge;

/// <summary>The edition that is being served. Another one takes its place in one step, between two questions.</summary>
/// <param name="first">The edition to begin with.</param>
public sealed class ServedKnowledge(Edition first) : IPassageShelf, IUnansweredTopics
{
    private volatile Edition current = first;

    /// <summary>The edition that is served now.</summary>
    public Edition Current => current;

    /// <inheritdoc />
    public string EditionHash => current.Shelf.EditionHash;

    /// <summary>The documents that passages come from, by id.</summary>
    public IReadOnlyDictionary<string, SourceFile> Sources => current.Folder.Sources;

    /// <summary>From now on this edition is served.</summary>
    public void Serve(Edition next) => current = next;

    /// <inheritdoc />
    public Passage? Find(string passageId) => current.Shelf.Find(passageId);

    /// <summary>Whether some passage, or a question to one, has this folded word.</summary>
    public bool HasWord(string word) => current.Shelf.HasWord(word);

    /// <summary>The best passages for a question, best first.</summary>
    public IReadOnlyList<RetrievedPassage> Search(PassageQuery query) => current.Search(query);

    /// <inheritdoc />
    public UnansweredMatch? Match(string question) => current.Match(question);
}
