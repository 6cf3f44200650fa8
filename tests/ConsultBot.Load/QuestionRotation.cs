using System.Text.Json;

namespace ConsultBot.Load;

/// <summary>What patients ask, in turn: mostly questions that are answered from passages, some that are refused, handed on or not answered.</summary>
internal static class QuestionRotation
{
    // No urgent ones: they are answered without retrieval, and would make the mean turn look cheaper than a turn is.
    private static readonly (string Suite, int Count)[] Shares =
    [
        ("answer", 75), ("abstain", 4), ("handoff", 4), ("refuse_diagnosis", 4), ("refuse_dosing", 3), ("refuse_promise", 3), ("smalltalk", 3), ("off_topic", 1),
    ];

    /// <summary>Reads the questions.</summary>
    /// <param name="folder">Cases as JSON lines, a file for each decision.</param>
    /// <exception cref="InvalidDataException">There are fewer than asked for.</exception>
    public static IReadOnlyList<string> Read(string folder) => [.. Shares.SelectMany(share => ReadSuite(folder, share.Suite, share.Count))];

    /// <summary>Messages that show danger.</summary>
    public static IReadOnlyList<string> ReadEmergencies(string folder) => ReadSuite(folder, "emergency", 20);

    private static string[] ReadSuite(string folder, string suite, int count)
    {
        var path = Path.Combine(folder, $"{suite}.jsonl");
        var questions = File.ReadLines(path).Where(line => line.Length > 0).SelectMany(OnlyTurn).Take(count).ToArray();
        return questions.Length == count ? questions : throw new InvalidDataException($"{path}: {questions.Length} cases, and {count} are needed.");
    }

    // A case of several turns is about how they hang together; here each question must stand alone.
    private static IEnumerable<string> OnlyTurn(string line)
    {
        using var parsed = JsonDocument.Parse(line);
        var turns = parsed.RootElement.GetProperty("turns");
        return turns.GetArrayLength() == 1 ? [turns[0].GetString()!] : [];
    }
}
