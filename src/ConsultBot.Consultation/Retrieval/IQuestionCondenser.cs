using ConsultBot.Consultation.Models;

namespace ConsultBot.Consultation.Retrieval;

/// <summary>A message that follows a question, both masked.</summary>
/// <param name="Message">The message.</param>
/// <param name="LastQuestion">The question that was answered before it.</param>
/// <param name="Subject">The therapies that the conversation is about.</param>
public sealed record FollowUp(string Message, string LastQuestion, Therapies Subject);

/// <summary>A follow-up as one question that stands on its own.</summary>
/// <param name="Question">The question; empty when none was made.</param>
/// <param name="Call">The call that made it.</param>
public sealed record Condensed(string Question, ModelCall? Call) : IModelResult;

/// <summary>Makes a follow-up stand on its own. What it proposes is checked.</summary>
public interface IQuestionCondenser
{
    /// <summary>Whether there is one to ask.</summary>
    bool IsAvailable { get; }

    /// <summary>Proposes the question.</summary>
    ValueTask<Condensed> CondenseAsync(FollowUp followUp, CancellationToken cancellationToken);
}

/// <summary>What came of condensing, for the record.</summary>
/// <param name="Question">The question that was proposed; empty when none was.</param>
/// <param name="Rejected">Why it was not used; <c>null</c> when the passages were searched by it.</param>
/// <param name="Call">The call.</param>
public sealed record Condensing(string Question, string? Rejected, ModelCall? Call);
