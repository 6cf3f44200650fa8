using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Consultation.Answering;

/// <summary>A sentence that an answer proposes, and what it rests on.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="PassageId">The passage that is said to support it.</param>
/// <param name="Quote">The words of the passage that do.</param>
public sealed record Claim(string Text, string PassageId, string Quote);

/// <summary>What a writer proposes; nothing of it is shown before verification.</summary>
/// <param name="Claims">The sentences in order, the verdict first.</param>
/// <param name="AsList">Whether the sentences after the first are the items of a list.</param>
/// <param name="Model">Who wrote it, for the record.</param>
public sealed record Draft(IReadOnlyList<Claim> Claims, bool AsList, string Model) : IModelResult
{
    /// <summary>A draft that says nothing.</summary>
    public static Draft Empty { get; } = new([], AsList: false, string.Empty);

    /// <summary>The call of a language model that it comes from; <c>null</c> for the extractive writer.</summary>
    public ModelCall? Call { get; init; }
}

/// <summary>A sentence of an earlier draft that did not hold.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Because">Why.</param>
public sealed record RejectedSentence(string Sentence, string Because);

/// <summary>A question with the passages that may answer it.</summary>
/// <param name="Question">The question, standing on its own, with placeholders for personal data.</param>
/// <param name="Compares">Whether it asks for a comparison.</param>
/// <param name="MostWords">The most words the answer may have, caveats not counted.</param>
/// <param name="Passages">The passages, best first.</param>
public sealed record AnswerRequest(string Question, bool Compares, int MostWords, IReadOnlyList<RetrievedPassage> Passages)
{
    /// <summary>The sentences of the draft before that did not hold; empty for a first draft.</summary>
    public IReadOnlyList<RejectedSentence> Rejected { get; init; } = [];
}

/// <summary>Writes a draft. A language model or the extractive default; either way, only a proposal.</summary>
public interface IAnswerWriter
{
    /// <summary>The name under which the record knows it.</summary>
    string Name { get; }

    /// <summary>Whether a draft that did not hold may be asked for once more.</summary>
    bool CanRepair { get; }

    /// <summary>Proposes an answer.</summary>
    ValueTask<Draft> WriteAsync(AnswerRequest request, CancellationToken cancellationToken);
}
