namespace ConsultBot.Commands;

/// <summary>What a command's exit says.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing was found amiss.</summary>
    public const int Done = 0;

    /// <summary>A finding, or a check that failed.</summary>
    public const int Finding = 1;

    /// <summary>Bad usage or bad input.</summary>
    public const int BadInput = 2;
}
