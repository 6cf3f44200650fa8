using ConsultBot.Consultation.Verification;
using Xunit;

namespace ConsultBot.Consultation.Tests.Verification;

public sealed class ViolationsTests
{
    [Fact]
    public void WireNames_AreThoseThatOtherToolsRelyOn()
    {
        var names = Enum.GetValues<Violation>().Select(violation => violation.WireName());

        Assert.Equal(
            [
                "promise", "dosing", "ungrounded", "contradiction", "superlative", "promo_pressure", "diagnosis", "fabricated_citation",
                "unsafe_link", "prompt_leak", "caveat_contradiction", "impersonation",
            ],
            names);
    }

    [Fact]
    public void FromWireName_WhenNameIsOfAViolation_GivesItBack()
    {
        var violations = Enum.GetValues<Violation>();

        Assert.Equal(violations.Cast<Violation?>(), violations.Select(violation => Violations.FromWireName(violation.WireName())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Promise")]
    [InlineData("nothing")]
    public void FromWireName_WhenThereIsNone_IsNull(string name)
    {
        Assert.Null(Violations.FromWireName(name));
    }
}
