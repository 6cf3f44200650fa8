using Xunit;

namespace ConsultBot.Consultation.Tests;

public sealed class DecisionsTests
{
    [Fact]
    public void WireNames_StandInTheOrderOfPrecedence()
    {
        var names = Enum.GetValues<Decision>().Select(decision => decision.WireName());

        Assert.Equal(
            [
                "crisis", "emergency", "adverse_event", "refuse_unsafe", "refuse_dosing", "refuse_diagnosis", "refuse_promise", "handoff",
                "answer", "abstain", "off_topic", "smalltalk",
            ],
            names);
    }

    [Fact]
    public void FromWireName_WhenNameIsOfADecision_GivesItBack()
    {
        var decisions = Enum.GetValues<Decision>();

        Assert.Equal(decisions.Cast<Decision?>(), decisions.Select(decision => Decisions.FromWireName(decision.WireName())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Answer")]
    [InlineData("answers")]
    public void FromWireName_WhenThereIsNone_IsNull(string name)
    {
        Assert.Null(Decisions.FromWireName(name));
    }

    [Fact]
    public void IsUrgentAndIsRefusal_HoldForTheirDecisionsOnly()
    {
        var decisions = Enum.GetValues<Decision>();

        Assert.Equal([Decision.Crisis, Decision.Emergency, Decision.AdverseEvent], decisions.Where(decision => decision.IsUrgent()));
        Assert.Equal(
            [Decision.RefuseUnsafe, Decision.RefuseDosing, Decision.RefuseDiagnosis, Decision.RefusePromise],
            decisions.Where(decision => decision.IsRefusal()));
    }
}
