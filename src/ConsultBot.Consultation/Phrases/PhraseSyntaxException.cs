namespace ConsultBot.Consultation.Phrases;

/// <summary>A phrase that cannot be read: what is wrong and in which phrase.</summary>
public sealed class PhraseSyntaxException(string phrase, string problem)
    : Exception($"The phrase \"{phrase}\" cannot be read: {problem}");
