namespace ConsultBot.EndToEnd.Browsing;

/// <summary>Something that a screen reader said by itself.</summary>
/// <param name="Loud">Whether it broke into what was being said.</param>
/// <param name="Lang">The language it was marked with.</param>
/// <param name="Text">The words.</param>
internal sealed record Heard(bool Loud, string Lang, string Text)
{
    public override string ToString() => $"{(Loud ? "at once" : "in turn")} ({Lang}): {Text}";
}
