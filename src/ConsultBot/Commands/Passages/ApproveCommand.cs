using System.CommandLine;
using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge.Approval;
using ConsultBot.Knowledge.Check;
using ConsultBot.Knowledge.Files;
using ConsultBot.Prompts;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge approve</c>: from now on these very texts may be served. A text that does not pass the checks is not approved, and then none is.</summary>
internal static class ApproveCommand
{
    public static Command Create(Workplace workplace)
    {
        var ids = new Argument<string[]>("passages") { Description = "Ids of passages.", Arity = ArgumentArity.ZeroOrMore };
        var edition = new Option<bool>("--edition") { Description = "Every passage that stands in the files as knowledge/edition.yaml lists it, but for withdrawn ones." };
        var decision = new DecisionOptions();
        var command = new Command("approve", "Approves passages as they stand in the files; ends a withdrawal. A running service serves them within five seconds.") { ids, edition };
        decision.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var register = PassageRegister.Read(workplace, parsed);
            var named = parsed.GetValue(ids) ?? [];
            if (named.Length == 0 != parsed.GetValue(edition))
            {
                throw new BadInputException("Name the passages to approve, or give --edition; not both.");
            }

            return ApproveAsync(register, named.Length > 0 ? register.Named(named) : OfTheEdition(register), decision.Read(parsed), cancellationToken);
        });
        return command;
    }

    private static PassageFile[] OfTheEdition(PassageRegister register) =>
    [
        .. register.Folder.Passages.Where(file =>
            string.Equals(register.Folder.Edition.GetValueOrDefault(file.Passage.Id), file.Passage.ContentHash, StringComparison.Ordinal)
            && register.Approvals.StatusOf(file.Passage) is not PassageStatus.Withdrawn),
    ];

    private static async Task<int> ApproveAsync(
        PassageRegister register, IReadOnlyList<PassageFile> files, (string By, string Reason) decision, CancellationToken cancellationToken)
    {
        var check = new PassageCheck(ClaimsFile.Read(register.Settings.PromptsPath, new Knowledge.PassageShelf([.. files.Select(file => file.Passage)]).HasWord));
        var findings = files.SelectMany(check.Check).ToArray();
        foreach (var finding in findings)
        {
            await Console.Out.WriteLineAsync(finding.ToString());
        }

        if (findings.Length > 0)
        {
            await Console.Out.WriteLineAsync("Nothing was approved.");
            return ExitCode.Finding;
        }

        var open = files.Where(file => register.Approvals.StatusOf(file.Passage) is not PassageStatus.Approved).ToArray();
        foreach (var file in open)
        {
            var before = register.Approvals.Of(file.Passage.Id);
            await Console.Out.WriteLineAsync(before switch
            {
                { IsWithdrawn: true } => $"{file.Passage.Id}: approved; it was withdrawn on {before.At:yyyy-MM-dd} by {before.By}: {before.Reason}",
                { Approved: not null } => $"{file.Passage.Id}: approved in its new wording",
                _ => $"{file.Passage.Id}: approved",
            });
        }

        if (open.Length > 0)
        {
            await register.DecideAsync(
                new KnowledgeChange(KnowledgeAction.Approved, [.. open.Select(file => file.Version)], decision.By, decision.Reason), cancellationToken);
        }

        await Console.Out.WriteLineAsync($"{open.Length} approved, {files.Count - open.Length} were already.");
        return ExitCode.Done;
    }
}
