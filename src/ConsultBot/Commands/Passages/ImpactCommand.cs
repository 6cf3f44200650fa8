using System.CommandLine;
using ConsultBot.Storage.Review;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge impact PASSAGE</c>: every recorded turn that told patients something out of a passage.</summary>
internal static class ImpactCommand
{
    public static Command Create(Workplace workplace)
    {
        var id = new Argument<string>("passage") { Description = "The id of a passage, also of one that is gone." };
        var command = new Command("impact", "Lists every recorded turn that cited a passage, oldest first: time (UTC), conversation, turn, decision, channel, hash of the text then.") { id };
        command.SetAction(async (parsed, _) =>
        {
            var passage = parsed.GetRequiredValue(id);
            var register = PassageRegister.Read(workplace, parsed);
            if (register.Approvals.Of(passage) is null && register.Folder.Passages.All(file => !string.Equals(file.Passage.Id, passage, StringComparison.Ordinal)))
            {
                throw new BadInputException($"There is no passage \"{passage}\", neither in {register.Settings.KnowledgePath} nor in the record.");
            }

            var uses = TranscriptsCommand.Read(workplace, parsed, place => new PassageUses(place).Of(passage).ToArray());
            foreach (var use in uses)
            {
                await Console.Out.WriteLineAsync(
                    $"{use.At:yyyy-MM-dd HH:mm:ss}  {use.Conversation}  {use.TurnId ?? "(erased)",-32}  {use.Decision,-16}  {use.Channel,-12}  {use.Hash?[..12] ?? "-"}");
            }

            await Console.Error.WriteLineAsync(
                $"{uses.Length} turns in {uses.Select(use => use.Conversation).Distinct(StringComparer.Ordinal).Count()} conversations, {uses.Select(use => use.Hash).OfType<string>().Distinct(StringComparer.Ordinal).Count()} wordings.");
            return ExitCode.Done;
        });
        return command;
    }
}
