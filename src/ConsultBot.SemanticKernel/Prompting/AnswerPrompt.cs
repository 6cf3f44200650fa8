using System.Globalization;
using System.Text;
using System.Xml;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>
/// How a question and its passages stand in the answer prompt. A passage begins with a line of its own that names its id and how well it fits; the text of a
/// passage never begins a line with that sign, so it cannot pass for another passage or for an instruction.
/// </summary>
internal static class AnswerPrompt
{
    /// <summary>The inputs of <c>prompts/answer.prompt.yaml</c>.</summary>
    public static readonly string[] Inputs = ["question", "form", "most_words", "passages", "rejected"];

    private const string PassageSign = "§ ";
    private const string Comparison = "comparison";
    private const int LongestHeading = 64;

    /// <summary>The value of <c>form</c>.</summary>
    public static string Form(AnswerRequest request) => request.Compares ? Comparison : "prose";

    /// <summary>The value of <c>passages</c>.</summary>
    public static string Passages(IReadOnlyList<RetrievedPassage> passages)
    {
        var text = new StringBuilder(passages.Sum(found => found.Passage.Text.Length + LongestHeading));
        foreach (var (passage, score) in passages)
        {
            text.Append(PassageSign).Append(passage.Id).Append(' ').Append(score.ToString("F2", CultureInfo.InvariantCulture)).Append('\n');
            text.Append(passage.Text).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>
    /// The value of <c>question</c>: one line, whatever the patient wrote. A character that XML cannot carry would make the kernel read the whole prompt as a
    /// single message of the patient's, so there must be none.
    /// </summary>
    public static string Question(string question)
    {
        if (!question.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return question;
        }

        var line = new StringBuilder(question.Length);
        foreach (var rune in question.EnumerateRunes())
        {
            var readable = rune.IsBmp ? XmlConvert.IsXmlChar((char)rune.Value) && rune.Value != Rune.ReplacementChar.Value : true;
            line.Append(!readable || rune.Value is '\n' or '\r' or '\t' or '§' or 0x2028 or 0x2029 or 0x85 ? " " : rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>The value of <c>rejected</c>: a line for each sentence; empty for a first draft.</summary>
    public static string Rejected(IReadOnlyList<RejectedSentence> rejected) =>
        string.Join('\n', rejected.Select(sentence => Question($"- {sentence.Sentence} ({sentence.Because})")));

    /// <summary>Whether the value of <c>passages</c> is nothing but passages that are served, word for word.</summary>
    /// <param name="passages">The value.</param>
    /// <param name="find">Finds an approved passage by its id.</param>
    public static bool AreServed(ReadOnlySpan<char> passages, Func<string, Passage?> find)
    {
        while (passages.Length > 0)
        {
            var end = passages.IndexOf('\n');
            var space = end < 0 ? -1 : passages[..end].LastIndexOf(' ');
            if (!passages.StartsWith(PassageSign) || space <= PassageSign.Length || find(passages[PassageSign.Length..space].ToString()) is not { } passage)
            {
                return false;
            }

            passages = passages[(end + 1)..];
            if (!passages.StartsWith(passage.Text) || passages.Length == passage.Text.Length || passages[passage.Text.Length] is not '\n')
            {
                return false;
            }

            passages = passages[(passage.Text.Length + 1)..];
        }

        return true;
    }

    /// <summary>Reads a rendered user message back.</summary>
    /// <param name="message">The user message of the answer prompt.</param>
    /// <param name="find">Finds an approved passage by its id.</param>
    public static AnswerRequest Read(string message, Func<string, Passage?> find)
    {
        string question = string.Empty, form = string.Empty;
        var mostWords = 0;
        var passages = new List<RetrievedPassage>();
        foreach (var range in message.AsSpan().Split('\n'))
        {
            var line = message.AsSpan(range);
            if (line.StartsWith(PassageSign) && line[PassageSign.Length..].LastIndexOf(' ') is > 0 and var space)
            {
                var id = line[PassageSign.Length..][..space].ToString();
                if (find(id) is { } passage && double.TryParse(line[(PassageSign.Length + space)..], CultureInfo.InvariantCulture, out var score))
                {
                    passages.Add(new RetrievedPassage(passage, score));
                }
            }
            else if (TakeAfter(line, "Question: ") is { } asked)
            {
                question = asked;
            }
            else if (TakeAfter(line, "Form: ") is { } wanted)
            {
                form = wanted;
            }
            else if (TakeAfter(line, "Most words: ") is { } most)
            {
                mostWords = int.Parse(most, CultureInfo.InvariantCulture);
            }
        }

        return new AnswerRequest(question, form is Comparison, mostWords, passages);
    }

    private static string? TakeAfter(ReadOnlySpan<char> line, string label) => line.StartsWith(label) ? line[label.Length..].ToString() : null;
}
