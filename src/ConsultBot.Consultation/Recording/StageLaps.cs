namespace ConsultBot.Consultation.Recording;

/// <summary>The stages that are timed, in their order.</summary>
public enum Stage
{
    /// <summary>Reading the message.</summary>
    Screening,

    /// <summary>Finding passages.</summary>
    Retrieval,

    /// <summary>Having a draft written.</summary>
    Answering,

    /// <summary>Checking the draft.</summary>
    Verification,

    /// <summary>Composing the reply and its caveats.</summary>
    Caveats,
}

/// <summary>Takes the time of each stage of a turn.</summary>
public sealed class StageLaps(TimeProvider clock)
{
    private static readonly int Stages = Enum.GetValues<Stage>().Length;

    private readonly TimeSpan[] laps = new TimeSpan[Stages];
    private readonly long began = clock.GetTimestamp();
    private long start = clock.GetTimestamp();

    /// <summary>How long each stage took, by stage.</summary>
    public IReadOnlyList<TimeSpan> Laps => laps;

    /// <summary>How much time has gone since the turn began.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(began);

    /// <summary>Ends a stage; the next one begins.</summary>
    public void End(Stage stage)
    {
        var now = clock.GetTimestamp();
        laps[(int)stage] = clock.GetElapsedTime(start, now);
        start = now;
    }
}
