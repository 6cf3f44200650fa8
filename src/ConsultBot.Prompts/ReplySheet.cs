namespace ConsultBot.Prompts;

/// <summary>A fixed reply as it stands in its file, with the places of the clinic's facts open.</summary>
/// <param name="Key">Its name; the part before the first full stop is the key in the file.</param>
/// <param name="Text">Its words.</param>
public sealed record ReplySheetText(string Key, string Text);

/// <summary>The fixed replies of a language, for people who review them.</summary>
/// <param name="Language">The language (BCP 47).</param>
/// <param name="Texts">The replies, in the order of the file.</param>
/// <param name="ClinicallyReviewed">Whether a clinician has signed them off.</param>
/// <param name="NativeReviewed">Whether a native speaker has; <c>null</c> for a language that was not translated.</param>
public sealed record ReplySheet(string Language, IReadOnlyList<ReplySheetText> Texts, bool ClinicallyReviewed, bool? NativeReviewed);
