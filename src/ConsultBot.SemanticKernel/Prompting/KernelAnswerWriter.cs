using System.Globalization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Answering;
using ConsultBot.SemanticKernel.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>
/// Has the prompt function <c>answer</c> write a draft, by whichever chat client the kernel has. The question is masked here once more, whoever asks: nothing of a
/// conversation reaches a chat client by another way.
/// </summary>
internal sealed partial class KernelAnswerWriter(Kernel kernel, KernelFunction answer, Func<string, string> mask, ModelSettings settings, TimeProvider clock, ILogger logger)
    : IAnswerWriter
{
    /// <inheritdoc />
    public string Name => settings.WriterName;

    /// <inheritdoc />
    public bool CanRepair => settings.Provider is not ModelProvider.Extractive;

    /// <inheritdoc />
    public async ValueTask<Draft> WriteAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments
        {
            ["question"] = AnswerPrompt.Question(mask(request.Question)),
            ["form"] = AnswerPrompt.Form(request),
            ["most_words"] = request.MostWords.ToString(CultureInfo.InvariantCulture),
            ["passages"] = AnswerPrompt.Passages(request.Passages),
            ["rejected"] = AnswerPrompt.Rejected(request.Rejected),
        };
        var start = clock.GetTimestamp();
        try
        {
            var result = await answer.InvokeAsync(kernel, arguments, cancellationToken);
            var response = result.GetValue<ChatResponse>();
            var draft = response is null ? Draft.Empty : DraftJson.Read(response.Text, Name, CanRepair ? request.MostWords : int.MaxValue);
            return CanRepair ? draft with { Model = Name, Call = Call(response, clock.GetElapsedTime(start)) } : draft;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A writer that fails has proposed nothing; the extractive answer takes its place.
            LogWriterFailed(logger, Fault.Describe(exception));
            return Draft.Empty with { Model = CanRepair ? Name : string.Empty, Call = new ModelCall(string.Empty, null, null, clock.GetElapsedTime(start), ModelFault.Name(exception)) };
        }
    }

    private static ModelCall Call(ChatResponse? response, TimeSpan duration) =>
        new(HashedChatClient.PromptHashOf(response), response?.Usage?.InputTokenCount, response?.Usage?.OutputTokenCount, duration, Failure: null);

    [LoggerMessage(EventId = 200, Level = LogLevel.Warning, Message = "The writer of answers failed; the extractive answer is used. {Fault}")]
    private static partial void LogWriterFailed(ILogger logger, string fault);
}
