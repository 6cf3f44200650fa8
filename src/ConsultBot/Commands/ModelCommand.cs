using System.CommandLine;
using System.Globalization;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;
using ConsultBot.SemanticKernel.Models;

namespace ConsultBot.Commands;

/// <summary><c>model check</c>: asks the configured model one question, as a turn would, and says in plain words what works.</summary>
internal static class ModelCommand
{
    public static Command Create(Workplace workplace)
    {
        var check = new Command("check", "Asks the configured model one question with an approved passage, and says what works. Costs one call.");
        check.SetAction((parsed, cancellationToken) => CheckAsync(workplace.Find(parsed), cancellationToken));
        return new Command("model", "The language model that writes drafts of answers.") { check };
    }

    private static async Task<int> CheckAsync(Surroundings surroundings, CancellationToken cancellationToken)
    {
        var settings = new SettingsReader(surroundings, TimeProvider.System).Read();
        if (settings.Model.Provider is ModelProvider.Extractive)
        {
            await Console.Out.WriteLineAsync("No model is configured (Model:Provider is extractive): answers are the passages' own sentences, and nothing leaves this machine.");
            return ExitCode.Done;
        }

        var content = ConsultationContent.Read(settings, surroundings.IsDevelopment, TimeProvider.System);
        var passage = content.Served.Current.Shelf.Passages.First(candidate => candidate.Questions.Count > 0);
        var found = new Found(passage.Questions[0], passage.Therapies, Carried: false, Compares: false, [new RetrievedPassage(passage, 1)], Suffices: true);
        await Console.Out.WriteLineAsync($"Asking {settings.Model.WriterName} at {settings.Model.Endpoint?.ToString() ?? "the provider's own address"}: {found.Question}");
        var draft = await content.Kernel.Writer.WriteAsync(new AnswerRequest(found.Question, Compares: false, MostWords: 90, found.Passages), cancellationToken);
        return await ReportAsync(settings.Model, draft, content.Policies.Current.Verification.Check(draft, found));
    }

    private static async Task<int> ReportAsync(ModelSettings settings, Draft draft, Verified verified)
    {
        if (draft.Call is { Failure: { } failure })
        {
            await Console.Out.WriteLineAsync($"It gave no reply: {failure}. Patients would get the passages' own sentences.");
            return ExitCode.Finding;
        }

        var call = draft.Call!;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"It replied in {call.Duration.TotalSeconds:0.0} s."));
        if (call is { InputTokens: { } input, OutputTokens: { } output })
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"It read {input} tokens and wrote {output}: {settings.Cost(input, output):0.000000} at the configured prices."));
        }

        if (draft.Claims.Count == 0)
        {
            await Console.Out.WriteLineAsync("What it wrote is not the JSON that the prompt asks for, or says nothing. Patients would get the passages' own sentences.");
            return ExitCode.Finding;
        }

        foreach (var verdict in verified.Verdicts)
        {
            await Console.Out.WriteLineAsync($"{(verdict.Holds ? "kept   " : "dropped")} {verdict.Claim.Text} ({verdict.Because})");
        }

        await Console.Out.WriteLineAsync(verified.Answers
            ? "A patient would see the sentences that were kept, with their sources and caveats."
            : "The first sentence does not hold, so a patient would see the passages' own sentences.");
        return verified.Answers ? ExitCode.Done : ExitCode.Finding;
    }
}
