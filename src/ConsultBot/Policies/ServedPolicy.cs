using ConsultBot.Consultation;

namespace ConsultBot.Policies;

/// <summary>The policy in force. Another one takes its place in one step; a turn that runs keeps the one it began with.</summary>
/// <param name="first">The policy to begin with.</param>
public sealed class ServedPolicy(Policy first) : IPolicyInForce
{
    private volatile Policy current = first;

    /// <inheritdoc />
    public Policy Current => current;

    /// <summary>From now on this policy is in force.</summary>
    public void Serve(Policy next) => current = next;
}
