using ConsultBot.Consultation.Caveats;
using Xunit;

namespace ConsultBot.Consultation.Tests.Caveats;

public sealed class CaveatNamesTests
{
    [Theory]
    [InlineData(CaveatIds.None, "")]
    [InlineData(CaveatIds.Specialist, "specialist")]
    [InlineData(CaveatIds.Specialist | CaveatIds.Fda, "fda,specialist")]
    [InlineData(CaveatIds.All, "fda,long_term,specialist")]
    public void WireNames_StandInTheirFixedOrder(CaveatIds ids, string names)
    {
        Assert.Equal(names, string.Join(',', ids.WireNames()));
    }

    [Theory]
    [InlineData("fda", CaveatIds.Fda)]
    [InlineData("long_term", CaveatIds.LongTerm)]
    [InlineData("specialist", CaveatIds.Specialist)]
    [InlineData("FDA", null)]
    [InlineData("", null)]
    public void FromWireName_GivesTheIdOrNull(string name, CaveatIds? id)
    {
        Assert.Equal(id, CaveatNames.FromWireName(name));
    }
}
