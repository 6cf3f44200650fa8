using System.Globalization;
using ConsultBot.Consultation.Answering;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>Has the prompt function <c>answer</c> write a draft, by whichever chat client the kernel has.</summary>
internal sealed class KernelAnswerWriter(Kernel kernel, KernelFunction answer) : IAnswerWriter
{
    /// <inheritdoc />
    public async ValueTask<Draft> WriteAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments
        {
            ["question"] = AnswerPrompt.Question(request.Question),
            ["form"] = AnswerPrompt.Form(request),
            ["most_words"] = request.MostWords.ToString(CultureInfo.InvariantCulture),
            ["passages"] = AnswerPrompt.Passages(request.Passages),
        };
        var result = await answer.InvokeAsync(kernel, arguments, cancellationToken);
        var response = result.GetValue<ChatResponse>();
        return response is null ? Draft.Empty : DraftJson.Read(response.Text, response.ModelId ?? string.Empty);
    }
}
