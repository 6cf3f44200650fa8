using System.CommandLine;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge withdraw</c>: these passages are out of answers, whatever their text, until somebody approves them again.</summary>
internal static class WithdrawCommand
{
    public static Command Create(Workplace workplace)
    {
        var ids = new Argument<string[]>("passages") { Description = "Ids of passages; also of such as are gone from the files.", Arity = ArgumentArity.OneOrMore };
        var decision = new DecisionOptions();
        var command = new Command("withdraw", "Takes passages out of answers. A running service obeys within five seconds.") { ids };
        decision.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var register = PassageRegister.Read(workplace, parsed);
            var (by, reason) = decision.Read(parsed);
            PassageVersion[] versions = [.. (parsed.GetValue(ids) ?? []).Distinct(StringComparer.Ordinal).Select(id => VersionOf(register, id))];
            await register.DecideAsync(new KnowledgeChange(KnowledgeAction.Withdrawn, versions, by, reason), cancellationToken);
            await Console.Out.WriteLineAsync(
                $"Withdrawn: {string.Join(", ", versions.Select(version => version.Id))}. Which turns have used one is told by: knowledge impact {versions[0].Id}");
            return ExitCode.Done;
        });
        return command;
    }

    private static PassageVersion VersionOf(PassageRegister register, string id) =>
        register.Folder.Passages.FirstOrDefault(file => string.Equals(file.Passage.Id, id, StringComparison.Ordinal))?.Version
        ?? register.Approvals.Of(id)?.Approved
        ?? throw new BadInputException($"There is no passage \"{id}\", neither in {register.Settings.KnowledgePath} nor in the record.");
}
