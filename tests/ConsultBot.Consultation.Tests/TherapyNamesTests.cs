using Xunit;

namespace ConsultBot.Consultation.Tests;

public sealed class TherapyNamesTests
{
    [Theory]
    [InlineData(Therapies.None, "")]
    [InlineData(Therapies.Prp, "prp")]
    [InlineData(Therapies.Prp | Therapies.Exosomes, "exosomes,prp")]
    [InlineData(Therapies.All, "exosomes,secretome,prp")]
    public void Each_GivesTheMembersInTheirOrder(Therapies therapies, string names)
    {
        var actual = therapies.Each().Select(TherapyNames.WireName).ToArray();

        Assert.Equal(names, string.Join(',', actual));
        Assert.Equal(actual.Length, therapies.Count());
    }

    [Theory]
    [InlineData("exosomes", Therapies.Exosomes)]
    [InlineData("secretome", Therapies.Secretome)]
    [InlineData("prp", Therapies.Prp)]
    [InlineData("PRP", null)]
    [InlineData("", null)]
    [InlineData("all", null)]
    public void FromWireName_GivesTheTherapyOrNull(string name, Therapies? therapy)
    {
        Assert.Equal(therapy, TherapyNames.FromWireName(name));
    }

    [Theory]
    [InlineData(Therapies.None)]
    [InlineData(Therapies.All)]
    [InlineData(Therapies.Exosomes | Therapies.Prp)]
    public void WireName_WhenNotOneTherapy_Throws(Therapies therapies)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => therapies.WireName());
    }
}
