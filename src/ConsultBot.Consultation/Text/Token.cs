namespace ConsultBot.Consultation.Text;

/// <summary>One word, number or sign of a text, folded for matching.</summary>
/// <param name="Word">Lower case, without diacritics, apostrophes or look-alike letters.</param>
/// <param name="Sentence">Index of the sentence it stands in, from 0.</param>
public readonly record struct Token(string Word, int Sentence)
{
    /// <summary>Whether the word is written in digits.</summary>
    public bool IsNumber => char.IsAsciiDigit(Word[0]);
}
