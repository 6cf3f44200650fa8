using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Consultation.Tests;

/// <summary>A shelf with the passages it is given.</summary>
internal sealed class Shelf(params Passage[] passages) : IPassageShelf
{
    public string EditionHash => "edition";

    public Passage? Find(string passageId) => Array.Find(passages, passage => string.Equals(passage.Id, passageId, StringComparison.Ordinal));
}
