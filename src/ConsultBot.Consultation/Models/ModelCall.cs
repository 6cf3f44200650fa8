namespace ConsultBot.Consultation.Models;

/// <summary>A call of a language model, for the record.</summary>
/// <param name="Prompt">The prompt function and its version, for example <c>answer/3</c>.</param>
/// <param name="PromptHash">The SHA-256 of the model's name and the whole prompt, in hexadecimal; empty when the prompt was not reached.</param>
/// <param name="InputTokens">The tokens that were read, as the server counts them; <c>null</c> when it does not say.</param>
/// <param name="OutputTokens">The tokens that were written.</param>
/// <param name="Duration">How long it took, retries included.</param>
/// <param name="Failure">Why it gave nothing, without any words of the patient or the model; <c>null</c> when it did.</param>
public sealed record ModelCall(string Prompt, string PromptHash, long? InputTokens, long? OutputTokens, TimeSpan Duration, string? Failure)
{
    /// <summary>The failure of a call that was not over at the turn's deadline.</summary>
    public const string TooLate = "deadline";

    /// <summary>The failure of a call that nobody waited for any more.</summary>
    public const string Left = "the patient left";

    /// <summary>The failure of a call that the turn's budget had nothing left for.</summary>
    public const string OverBudget = "the turn's budget is used up";

    /// <summary>A call that gave nothing.</summary>
    public static ModelCall Missed(string prompt, TimeSpan duration, string failure) => new(prompt, string.Empty, null, null, duration, failure);
}

/// <summary>What a language model gave, and the call that it came by.</summary>
public interface IModelResult
{
    /// <summary>The call; <c>null</c> when no language model was called.</summary>
    ModelCall? Call { get; }
}
