using ConsultBot.Knowledge.Coverage;
using ConsultBot.Knowledge.Tests.Check;

namespace ConsultBot.Knowledge.Tests.Coverage;

public sealed class CoverageTableTests : IDisposable
{
    private readonly KnowledgeFiles files = new();

    public CoverageTableTests() => files.AddCoverage();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Write_TellsForEachDocumentWhatBecameOfWhatItSays()
    {
        Assert.Equal(
            """
            # What the documents say, and which passages say it

            Written by: `dotnet run --project src/ConsultBot -- knowledge coverage --out knowledge/coverage.md`. The words are ours, not the documents'.

            | Document | Sections | Statements | In passages | Left out |
            |---|---|---|---|---|
            | A page | 1 | 2 | 1 | 1 |
            | A review | 2 | 2 | 2 | 0 |
            | All | 3 | 4 | 3 | 1 |

            ## A page

            `page`

            | Section | What it says | Passages, or why none |
            |---|---|---|
            | What they are | Exosomes come from cells. | [exosomes-what-they-are](passages/exosomes/exosomes-what-they-are.md) |
            |  | Book now. | Left out: an advert |

            ## A review

            `review`

            | Section | What it says | Passages, or why none |
            |---|---|---|
            | Introduction | Exosomes are small. | [exosomes-what-they-are](passages/exosomes/exosomes-what-they-are.md) |
            | Results | PRP is \| from &lt;blood>. | [prp-what-it-is](passages/prp/prp-what-it-is.md) |

            """,
            Write());
    }

    [Fact]
    public void Outdated_OfWhatWouldBeWritten_IsNothing()
    {
        files.Write("coverage.md", Write().ReplaceLineEndings("\r\n"));

        Assert.Null(Outdated());
    }

    [Theory]
    [InlineData("| A page | 1 |", "| A page | 2 |", 7)]
    [InlineData("&lt;blood>. | [prp-what-it-is](passages/prp/prp-what-it-is.md) |\n", "", 27)]
    public void Outdated_OfAnotherText_IsAFindingOnTheFirstLineThatDiffers(string old, string replacement, int line)
    {
        files.Write("coverage.md", TemporaryFolder.Changed(Write(), old, replacement));

        Assert.Equal((files.PathOf("coverage.md"), line), (Outdated()!.Path, Outdated()!.Line));
    }

    private string Write() => CoverageTable.Write(files.Root, KnowledgeFolder.Read(files.Root), CoverageFolder.Read(files.Root)!);

    private ConsultBot.Knowledge.Check.Finding? Outdated() => CoverageTable.Outdated(files.Root, KnowledgeFolder.Read(files.Root), CoverageFolder.Read(files.Root)!);
}
