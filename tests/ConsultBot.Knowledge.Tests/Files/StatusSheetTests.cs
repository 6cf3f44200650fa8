using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Tests.Files;

public sealed class StatusSheetTests : IDisposable
{
    private const string Text = """
        specialist-only: A specialist can say.
        rows:
          - therapy: prp
            jurisdiction: US
            status: cleared-other-use
            basis: stated
            statement: Kits are cleared for other uses.
            source: one
            locator: Abstract
            further-sources:
              - id: two
                locator: Table 1
            reviewed-on: 2026-11-25
            review-by: 2027-05-25
            clinical-review: done
            note: A note.
            caveats:
              long:
                fda: Long status.
                long_term: Long term.
                specialist: See someone in person.
              short:
                fda+long_term: Short status.
                specialist: See someone.
        combined:
          - therapies: [exosomes, prp]
            long:
              fda+long_term: Both.
              specialist: See someone.

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_FillsEveryMember()
    {
        var sheet = StatusSheet.Read(folder.Write("status.yaml", Text));

        var row = Assert.Single(sheet.Rows);
        Assert.Equal("A specialist can say.", sheet.SpecialistOnly);
        Assert.Equal(("prp", "US", "cleared-other-use", "stated", "Kits are cleared for other uses."), (row.Therapy, row.Jurisdiction, row.Status, row.Basis, row.Statement));
        Assert.Equal([new SourceReference("one", "Abstract"), new SourceReference("two", "Table 1")], row.Sources);
        Assert.Equal((new DateOnly(2026, 11, 25), new DateOnly(2027, 5, 25), true, "A note."), (row.ReviewedOn, row.ReviewBy, row.ClinicallyReviewed, row.Note));
        Assert.Equal([("long", "Long status. Long term. See someone in person."), ("short", "Short status. See someone.")], row.Caveats.Select(caveat => (caveat.Form, caveat.Text)));
        var combined = Assert.Single(sheet.Combined);
        Assert.Equal(["exosomes", "prp"], combined.Therapies);
        Assert.Equal(("long", "Both. See someone."), (combined.Form, combined.Text));
    }

    [Fact]
    public void Read_WithoutANote_HasNone()
    {
        var row = Assert.Single(StatusSheet.Read(folder.Write("status.yaml", TemporaryFolder.Changed(Text, "    note: A note.\n", string.Empty).Replace("review: done", "review: pending", StringComparison.Ordinal))).Rows);

        Assert.Equal((string.Empty, false), (row.Note, row.ClinicallyReviewed));
    }

    [Fact]
    public void Read_WhenAKeyIsMissing_NamesTheRow()
    {
        var path = folder.Write("status.yaml", TemporaryFolder.Changed(Text, "    basis: stated\n", string.Empty));

        TemporaryFolder.AssertProblem(path, 3, "the key \"basis\" is missing", () => StatusSheet.Read(path));
    }
}
