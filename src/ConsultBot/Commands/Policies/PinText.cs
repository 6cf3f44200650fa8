using ConsultBot.Policies;

namespace ConsultBot.Commands.Policies;

/// <summary>Says which policy is pinned.</summary>
internal static class PinText
{
    /// <summary>The sentence.</summary>
    public static string Of(PolicyHistory history) => history.Pinned is { } pin
        ? $"Pinned: policy {pin.Change.To}, since {pin.At:yyyy-MM-dd HH:mm:ss}Z, by {pin.Change.Role}: {pin.Change.Reason}"
        : "No policy is pinned; the files decide.";
}
