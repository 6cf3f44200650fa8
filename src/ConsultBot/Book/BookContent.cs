using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Files;
using ConsultBot.Prompts;

namespace ConsultBot.Book;

/// <summary>Everything that the book shows.</summary>
/// <param name="Words">The words around it.</param>
/// <param name="Style">The style sheet.</param>
/// <param name="Printed">The day of printing (UTC).</param>
/// <param name="EditionHash">SHA-256 of the approved edition, in hexadecimal.</param>
/// <param name="HasDocuments">Whether the texts of the documents were at hand.</param>
/// <param name="Topics">The passages, by topic.</param>
/// <param name="Status">The caveats and status rows.</param>
/// <param name="Languages">The fixed replies of each language, English first.</param>
/// <param name="Notices">The notices of each language that has some, English first.</param>
/// <param name="Documents">The documents, by id.</param>
public sealed record BookContent(
    BookWords Words,
    string Style,
    DateOnly Printed,
    string EditionHash,
    bool HasDocuments,
    IReadOnlyList<BookTopic> Topics,
    BookStatus Status,
    IReadOnlyList<BookLanguage> Languages,
    IReadOnlyList<BookLanguage> Notices,
    IReadOnlyDictionary<string, SourceFile> Documents)
{
    /// <summary>All passages, in the order of the book.</summary>
    public IEnumerable<BookPassage> Passages => Topics.SelectMany(topic => topic.Passages);
}

/// <summary>The passages of one topic.</summary>
/// <param name="Title">The topic.</param>
/// <param name="Passages">Its passages.</param>
public sealed record BookTopic(string Title, IReadOnlyList<BookPassage> Passages);

/// <summary>A passage in the book.</summary>
/// <param name="Number">Its number in the book, for example <c>P12</c>.</param>
/// <param name="File">The passage.</param>
/// <param name="IsApproved">Whether its content is in the approved edition.</param>
/// <param name="Excerpts">What the documents say in the places that it cites; empty when no documents were at hand.</param>
public sealed record BookPassage(string Number, PassageFile File, bool IsApproved, IReadOnlyList<BookExcerpt> Excerpts);

/// <summary>A section of a document that a passage cites.</summary>
/// <param name="Source">The place.</param>
/// <param name="HasDocument">Whether the text of the document was at hand.</param>
/// <param name="Lines">The lines of the section; <c>null</c> when it could not be found.</param>
public sealed record BookExcerpt(SourceReference Source, bool HasDocument, IReadOnlyList<string>? Lines);

/// <summary>The caveats and the status rows.</summary>
/// <param name="Rows">The rows, each with its caveats.</param>
/// <param name="Others">The caveats of several therapies, and of none.</param>
public sealed record BookStatus(IReadOnlyList<BookStatusRow> Rows, IReadOnlyList<BookText> Others);

/// <summary>A status row in the book.</summary>
/// <param name="Number">Its number in the book, for example <c>S2</c>.</param>
/// <param name="Row">The row.</param>
/// <param name="Caveats">Its caveats.</param>
public sealed record BookStatusRow(string Number, StatusRow Row, IReadOnlyList<BookText> Caveats);

/// <summary>A text that a reviewer ticks.</summary>
/// <param name="Number">Its number in the book; of a reply its language and its name in the file.</param>
/// <param name="Label">What it is; empty when the number says it.</param>
/// <param name="Text">The words a patient reads.</param>
/// <param name="English">The same in English, for a translation; <c>null</c> for what is English itself or has no counterpart.</param>
/// <param name="Hash">The beginning of the SHA-256 of the words, in hexadecimal.</param>
public sealed record BookText(string Number, string Label, string Text, string? English, string Hash);

/// <summary>Texts that stand together.</summary>
/// <param name="Title">What they are; empty when there is only one group.</param>
/// <param name="Texts">The texts.</param>
public sealed record BookTexts(string Title, IReadOnlyList<BookText> Texts);

/// <summary>The texts of one language.</summary>
/// <param name="Code">The language (BCP 47).</param>
/// <param name="Name">Its name, in the language of the book.</param>
/// <param name="ClinicallyReviewed">Whether a clinician has signed them off.</param>
/// <param name="NativeReviewed">Whether a native speaker has; <c>null</c> where none is needed.</param>
/// <param name="Groups">The texts in their groups; a group without texts is left out.</param>
public sealed record BookLanguage(string Code, string Name, bool ClinicallyReviewed, bool? NativeReviewed, IReadOnlyList<BookTexts> Groups);
