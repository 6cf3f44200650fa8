namespace ConsultBot.Consultation.Text;

/// <summary>Splits folded characters into tokens and sentences.</summary>
internal static class Tokeniser
{
    private const int LongestToken = 64;

    /// <summary>The tokens and sentences of text that is folded already.</summary>
    public static FoldedText Tokenise(string text)
    {
        var tokens = new List<Token>(text.Length / 5 + 4);
        var sentences = new List<Sentence>(4);
        var first = 0;
        var i = 0;
        while (i < text.Length)
        {
            var character = text[i];
            if (IsIdeograph(character))
            {
                tokens.Add(new Token(Words.Of(text.AsSpan(i, 1)), sentences.Count));
                i++;
            }
            else if (char.IsDigit(character))
            {
                i = TakeNumber(text, i, tokens, sentences.Count);
            }
            else if (char.IsLetter(character) && !IsApostrophe(character))
            {
                i = TakeWord(text, i, tokens, sentences.Count);
            }
            else if (character is '%')
            {
                tokens.Add(new Token("%", sentences.Count));
                i++;
            }
            else if (IsSentenceEnd(character))
            {
                var end = i + 1;
                var question = IsQuestionMark(character);
                while (end < text.Length && (IsSentenceEnd(text[end]) || text[end] is ' ' or '"' or ')'))
                {
                    question |= IsQuestionMark(text[end]);
                    end++;
                }

                Close(tokens, sentences, ref first, question);
                i = end;
            }
            else
            {
                i++;
            }
        }

        Close(tokens, sentences, ref first, question: false);
        return new FoldedText([.. tokens], [.. sentences]);
    }

    private static void Close(List<Token> tokens, List<Sentence> sentences, ref int first, bool question)
    {
        if (tokens.Count > first)
        {
            sentences.Add(new Sentence(first, tokens.Count - first, question));
            first = tokens.Count;
        }
    }

    private static int TakeNumber(string text, int start, List<Token> tokens, int sentence)
    {
        var end = start + 1;
        while (end < text.Length
            && (char.IsDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
        {
            end++;
        }

        tokens.Add(new Token(Words.Of(text.AsSpan(start, Math.Min(LongestToken, end - start))), sentence));
        return end;
    }

    private static int TakeWord(string text, int start, List<Token> tokens, int sentence)
    {
        Span<char> word = stackalloc char[LongestToken];
        var length = 0;
        var end = start;
        while (end < text.Length)
        {
            var character = text[end];
            if (char.IsLetter(character) && !IsApostrophe(character) && !IsIdeograph(character))
            {
                if (length < word.Length)
                {
                    word[length++] = character;
                }
            }
            else if (!(IsApostrophe(character) && end + 1 < text.Length && char.IsLetter(text[end + 1])))
            {
                break;
            }

            end++;
        }

        tokens.Add(new Token(Words.Of(word[..length]), sentence));
        return end;
    }

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u0060' or '\u00B4';

    private static bool IsSentenceEnd(char character) =>
        character is '.' or '!' or '?' or '\n' or ';' or '…' or '。' or '！' or '？' or '；' or '؟' or '¿' or '¡' or '।';

    private static bool IsQuestionMark(char character) => character is '?' or '？' or '؟';

    private static bool IsIdeograph(char character) =>
        character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
}
