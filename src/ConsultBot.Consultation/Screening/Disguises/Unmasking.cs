using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening.Disguises;

/// <summary>A reading of a message that its writer hid.</summary>
/// <param name="Disguise">How it was hidden, for example <c>base64</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record HiddenReading(string Disguise, FoldedText Text);

/// <summary>Undoes disguises that Unicode folding alone does not: each one that yields words becomes a further reading of the message.</summary>
/// <param name="isWord">Whether a folded word is one that the rules or passages know.</param>
public sealed class Unmasking(Func<string, bool> isWord)
{
    private static readonly (string Name, Func<string, Func<string, bool>, string?> Undo)[] Disguises =
    [
        ("tag-characters", (text, _) => TagCharacters.Undo(text)),
        ("spaced-letters", SpacedLetters.Undo),
        ("leet", LeetLetters.Undo),
        ("base64", (text, _) => EncodedRuns.UndoBase64(text)),
        ("hex", (text, _) => EncodedRuns.UndoHex(text)),
    ];

    private static readonly (string Name, Func<string, Func<string, bool>, string?> Undo)[] DisguisesOfUnreadable =
    [
        ("rot13", ShiftedText.UndoRot13),
        ("reversed", ShiftedText.UndoReversed),
    ];

    /// <summary>The hidden readings of a message; none for ordinary text.</summary>
    /// <param name="original">The message.</param>
    /// <param name="text">The same, folded.</param>
    public IReadOnlyList<HiddenReading> Read(string original, FoldedText text)
    {
        List<HiddenReading>? readings = null;
        Undo(Disguises, original, ref readings);
        if (ShiftedText.IsUnreadable(text, isWord))
        {
            Undo(DisguisesOfUnreadable, original, ref readings);
        }

        return readings ?? (IReadOnlyList<HiddenReading>)[];
    }

    private void Undo((string Name, Func<string, Func<string, bool>, string?> Undo)[] disguises, string original, ref List<HiddenReading>? readings)
    {
        foreach (var (name, undo) in disguises)
        {
            if (undo(original, isWord) is { } hidden)
            {
                (readings ??= []).Add(new HiddenReading(name, TextFolding.Fold(hidden)));
            }
        }
    }
}
