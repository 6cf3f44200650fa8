namespace ConsultBot.Consultation;

/// <summary>Tells which policy is in force. Whoever needs more than one thing of it asks once and keeps what it got: the next answer may be another policy.</summary>
public interface IPolicyInForce
{
    /// <summary>The policy in force now.</summary>
    Policy Current { get; }
}
