using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Tests.Files;

/// <summary>Documents cut at their headings. The documents of these tests are made up.</summary>
public sealed class DocumentSectionsTests
{
    private const string Review = """
        About boats

        Introduction

        Boats float.

        RESULTS

        Small Boats of the North

        They are small.

        Safety

        They rarely sink.

        Large Boats of the South

        They are
        Table 1: Boats compared
        Boat	Length

        Small	3 m
        large.

        Note: This is about boats only.

        CONCLUSION

        Boats are good.
        """;

    private static readonly string[] Headings = ["Introduction", "Small Boats of the North", "Safety", "Large Boats", "Table 1", "Note"];

    [Theory]
    [InlineData("Introduction", "Boats float.")]
    [InlineData("INTRODUCTION", "Boats float.")]
    [InlineData("Safety", "They rarely sink.")]
    [InlineData("Small boats of the north", "They are small.|Safety|They rarely sink.")]
    [InlineData("Large Boats", "They are|large.")]
    [InlineData("Table 1", "Boat\tLength|Small\t3 m")]
    [InlineData("Note", "This is about boats only.")]
    [InlineData("Conclusion", "Boats are good.")]
    [InlineData("Results", "Small Boats of the North|They are small.|Safety|They rarely sink.|Large Boats of the South|They are|large.|Note|This is about boats only.")]
    public void A_section_goes_to_the_next_heading_that_is_not_below_it(string locator, string lines) =>
        Assert.Equal(lines.Split('|'), new DocumentSections(Review, Headings).Find(locator));

    [Theory]
    [InlineData("Discussion")]
    [InlineData("Boats")]
    [InlineData("Table 2")]
    [InlineData("")]
    public void A_section_that_is_not_there_is_not_made_up(string locator) => Assert.Null(new DocumentSections(Review, Headings).Find(locator));

    [Fact]
    public void A_heading_with_nothing_below_it_is_no_section() => Assert.Null(new DocumentSections("One\nTwo\nText.\n", ["One", "Two"]).Find("One"));
}
