using System.CommandLine;
using ConsultBot.Commands.Policies;

namespace ConsultBot.Commands;

/// <summary><c>policy</c>: which rules, thresholds, examples and wordings were in force, and which are pinned.</summary>
internal static class PolicyCommand
{
    public static Command Create(Workplace workplace) => new("policy", "The rules, thresholds, examples and wordings that decide, by version.")
    {
        ListCommand.Create(workplace),
        PinCommand.Create(workplace),
        UnpinCommand.Create(workplace),
        DiffCommand.Create(workplace),
    };
}
