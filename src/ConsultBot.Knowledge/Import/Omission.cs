namespace ConsultBot.Knowledge.Import;

/// <summary>A text of a document that stays out of the drafts.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Reason">Why it stays out, the rule named.</param>
/// <param name="Text">Its beginning.</param>
public sealed record Omission(Place Place, string Reason, string Text);
