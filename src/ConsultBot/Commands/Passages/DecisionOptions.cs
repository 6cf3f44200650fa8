using System.CommandLine;

namespace ConsultBot.Commands.Passages;

/// <summary>Who decides about passages, and why: every decision stands in the record with both.</summary>
internal sealed class DecisionOptions
{
    private readonly Option<string> reason = new("--reason") { Description = "Why, in words; stands in the record.", Required = true };
    private readonly Option<string?> by = new("--by") { Description = "Whose decision it is, for example \"curator, A. B.\"; stands in the record. Default: the name you are signed in under." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(reason);
        command.Options.Add(by);
    }

    /// <summary>Who and why.</summary>
    /// <exception cref="BadInputException">The reason is empty.</exception>
    public (string By, string Reason) Read(ParseResult parsed)
    {
        var why = parsed.GetRequiredValue(reason).Trim();
        return why.Length > 0
            ? (parsed.GetValue(by)?.Trim() is { Length: > 0 } who ? who : Environment.UserName, why)
            : throw new BadInputException("--reason: a few words are expected.");
    }
}
