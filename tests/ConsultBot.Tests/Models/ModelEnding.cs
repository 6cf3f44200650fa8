namespace ConsultBot.Tests.Models;

/// <summary>Why a model stops.</summary>
internal enum ModelEnding
{
    /// <summary>It has said everything.</summary>
    Finished,

    /// <summary>It has no tokens left.</summary>
    CutShort,

    /// <summary>It waits for a tool.</summary>
    CallsTool,
}
