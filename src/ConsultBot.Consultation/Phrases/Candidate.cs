namespace ConsultBot.Consultation.Phrases;

/// <summary>A phrase that a text may match, since the rarest of the words that it cannot do without is there.</summary>
/// <param name="Phrase">Its number in the book.</param>
/// <param name="OtherGroups">Of each of these groups of word sets some must be there, too.</param>
internal readonly record struct Candidate(int Phrase, int[][] OtherGroups);
