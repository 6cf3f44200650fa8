namespace ConsultBot.Consultation.Screening;

/// <summary>Whom the service answers. In every mode a red flag gets its text.</summary>
public enum ServiceMode
{
    /// <summary>Everybody.</summary>
    On,

    /// <summary>Only visitors with a signed link.</summary>
    Preview,

    /// <summary>Nobody: every other message gets the fixed text that says how to reach the clinic.</summary>
    Off,
}

/// <summary>Tells which mode is in force.</summary>
public interface IServiceMode
{
    /// <summary>The mode in force now.</summary>
    ServiceMode Current { get; }
}

/// <summary>What a message comes to while the service is paused.</summary>
public static class ServicePause
{
    /// <summary>The rule that decides then.</summary>
    public static ScreeningRule Rule { get; } = new()
    {
        Id = "service-paused",
        Decision = Decision.Handoff,
        Why = "While the service is paused nobody is answered but who may be in danger.",
        Reply = "paused",
        When = [],
        TakesWholeMessage = true,
    };

    /// <summary>The message as it is to be answered in this mode. What it hit stays noted, so that nothing that was refused is forgotten.</summary>
    public static Screened Apply(Screened screened, ServiceMode mode) =>
        mode is ServiceMode.On || screened.IsUrgent || (mode is ServiceMode.Preview && screened.Message.Circumstances.HasFlag(Circumstances.Invited))
            ? screened
            : screened with { Deciding = Rule, Rest = string.Empty };
}
