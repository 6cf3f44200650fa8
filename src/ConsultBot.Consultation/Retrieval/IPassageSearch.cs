namespace ConsultBot.Consultation.Retrieval;

/// <summary>A question put to the passages.</summary>
/// <param name="Text">A question that stands on its own.</param>
/// <param name="Subject">The therapies it names or carries; none when it is about no particular one.</param>
/// <param name="Compares">Whether it asks for a comparison.</param>
/// <param name="AboutHarm">Whether it asks about harm.</param>
public sealed record PassageQuery(string Text, Therapies Subject, bool Compares, bool AboutHarm = false);

/// <summary>A passage that was found.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">How well it fits the question, 0 to 1.</param>
public sealed record RetrievedPassage(Passage Passage, double Score);

/// <summary>Finds approved passages. Nothing else can reach an answer.</summary>
public interface IPassageSearch
{
    /// <summary>The best passages for a question, best first; empty when none shares a word with it.</summary>
    ValueTask<IReadOnlyList<RetrievedPassage>> SearchAsync(PassageQuery query, CancellationToken cancellationToken);
}

/// <summary>The approved passages by id.</summary>
public interface IPassageShelf
{
    /// <summary>The approved passage of that id, or <c>null</c> when there is none now.</summary>
    Passage? Find(string passageId);

    /// <summary>SHA-256 over the ids and content hashes of the edition that is being served.</summary>
    string EditionHash { get; }
}
