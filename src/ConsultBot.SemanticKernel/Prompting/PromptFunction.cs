using ConsultBot.Consultation;
using ConsultBot.Consultation.Models;
using ConsultBot.SemanticKernel.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>A prompt function with the kernel that it is called in.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="file">The function as its file describes it.</param>
/// <param name="clock">The clock by which calls are measured.</param>
/// <param name="logger">Told of what fails, without a word of the patient or the model.</param>
internal sealed partial class PromptFunction(Kernel kernel, PromptFile file, TimeProvider clock, ILogger logger)
{
    /// <summary>Its name and version, for example <c>answer/3</c>.</summary>
    public string Name { get; } = $"{file.Function.Name}/{file.Version}";

    /// <summary>Calls it. A call that fails has proposed nothing.</summary>
    /// <returns>What the model wrote, <c>null</c> when nothing came of it, and the call for the record.</returns>
    /// <exception cref="OperationCanceledException">The turn ended.</exception>
    public async ValueTask<(string? Text, ModelCall Call)> CallAsync(KernelArguments arguments, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        try
        {
            var result = await file.Function.InvokeAsync(kernel, arguments, cancellationToken);
            var response = result.GetValue<ChatResponse>();
            return (response?.Text, new ModelCall(
                Name, HashedChatClient.PromptHashOf(response), response?.Usage?.InputTokenCount, response?.Usage?.OutputTokenCount, clock.GetElapsedTime(start), Failure: null));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, Name, Fault.Describe(exception));
            return (null, ModelCall.Missed(Name, clock.GetElapsedTime(start), ModelFault.Name(exception)));
        }
    }

    [LoggerMessage(EventId = 200, Level = LogLevel.Warning, Message = "The prompt function {Function} gave nothing. {Fault}")]
    private static partial void LogFailed(ILogger logger, string function, string fault);
}
