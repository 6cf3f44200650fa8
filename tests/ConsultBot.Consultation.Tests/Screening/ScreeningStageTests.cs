using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening;

public sealed class ScreeningStageTests
{
    private static readonly House House = new();

    [Theory]
    [InlineData("What are exosomes?", null)]
    [InlineData("I can't breathe", "emergency.airway")]
    [InlineData("my tongue is swelling", "emergency.airway")]
    [InlineData("how many ml", "dosing.amount")]
    [InlineData("I can't breathe and want to end my life", "crisis.self-harm")]
    [InlineData("my rash. I can't breathe", "emergency.airway")]
    [InlineData("how many ml for my rash", "adverse.rash")]
    [InlineData("inject at home, how many ml", "unsafe.home")]
    [InlineData("promise me, how many ml", "dosing.amount")]
    [InlineData("how much does it cost, promise me", "promise.result")]
    [InlineData("hello, how much does it cost", "handoff.price")]
    [InlineData("how strong? how many ml?", "dosing.amount")]
    [InlineData("thanks. hello", "smalltalk.greeting")]
    public void Read_WhenRulesAreHit_TheFirstInTheOrderOfDecisionsAndThenOfTheFileDecides(string text, string? rule)
    {
        var screened = House.Read(text);

        Assert.Equal(rule, screened.Deciding?.Id);
    }

    [Fact]
    public void Read_WhenRulesAreHit_ListsEachHitWithItsPhraseAndSentence()
    {
        var screened = House.Read("Hello. How many ml? Promise me");

        Assert.Equal(
            [
                new RuleHit(House.Rule("smalltalk.greeting"), "^ hello", 0, null),
                new RuleHit(House.Rule("dosing.amount"), "how many ml", 1, null),
                new RuleHit(House.Rule("promise.result"), "promise me", 2, null),
            ],
            screened.Hits);
    }

    [Theory]
    [InlineData("she can't breathe in the movie", null)]
    [InlineData("in the movie. I can't breathe", "emergency.airway")]
    [InlineData("she can't breathe in a movie. I can't breathe", "emergency.airway")]
    [InlineData("I'm writing a novel. She can't breathe", null)]
    [InlineData("She can't breathe. I'm writing a novel", null)]
    public void Read_WhenAnExceptionOccurs_LiftsTheHitInItsReach(string text, string? rule)
    {
        var screened = House.Read(text);

        Assert.Equal(rule, screened.Deciding?.Id);
    }

    [Theory]
    [InlineData("What are exosomes?", "What are exosomes?")]
    [InlineData("Promise me. What are exosomes?", "what are exosomes")]
    [InlineData("What are exosomes? Promise me! Is PRP safe?", "what are exosomes is prp safe")]
    [InlineData("promise me exosomes", "")]
    [InlineData("Hello what are exosomes", "hello what are exosomes")]
    [InlineData("Hello, promise me exosomes. And PRP?", "and prp")]
    [InlineData("I want to talk to a person. What are exosomes?", "")]
    [InlineData("", "")]
    public void Read_WhenRulesTakeSentences_TheRestIsLeft(string text, string rest)
    {
        var screened = House.Read(text);

        Assert.Equal(rest, screened.Rest);
    }

    [Fact]
    public void Read_WhenSlotWasNotRefusedBefore_DoesNotCountRulesThatFollowARefusal()
    {
        var screened = House.Read("just a number", ConversationState.New with { RefusedSlots = new HashSet<string>(StringComparer.Ordinal) { "price" } });

        Assert.Empty(screened.Hits);
    }

    [Fact]
    public void Read_WhenSlotWasRefusedBefore_CountsRulesThatFollowARefusal()
    {
        var screened = House.Read("just a number", ConversationState.New with { RefusedSlots = new HashSet<string>(StringComparer.Ordinal) { "dose" } });

        Assert.Same(House.Rule("dosing.again"), screened.Deciding);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Decision.AdverseEvent, null)]
    [InlineData(Decision.Emergency, "smalltalk.safe")]
    [InlineData(Decision.Crisis, "smalltalk.safe")]
    public void Read_WhenRuleCountsOnlyWhileUrgent_DependsOnTheState(Decision? urgent, string? deciding)
    {
        var screened = House.Read("I'm safe", ConversationState.New with { Urgent = urgent });

        Assert.Equal(deciding, screened.Deciding?.Id);
    }

    [Theory]
    [InlineData("I feel sick", false, null)]
    [InlineData("I feel sick", true, "adverse.after-treatment")]
    [InlineData("I had PRP yesterday and I feel sick", false, "adverse.after-treatment")]
    [InlineData("I feel sick. I had exosomes today", false, "adverse.after-treatment")]
    [InlineData("I had PRP yesterday and I f33l s1ck", false, "adverse.after-treatment")]
    [InlineData("I had PRP yesterday", true, null)]
    public void Read_WhenRuleCountsOnlyWhenTreated_DependsOnWhatThePatientSaidNowOrEarlier(string text, bool saidTreated, string? deciding)
    {
        var screened = House.Read(text, ConversationState.New with { SaidTreated = saidTreated });

        Assert.Equal(deciding, screened.Deciding?.Id);
    }

    [Theory]
    [InlineData("I had PRP yesterday", true, false)]
    [InlineData("are exosomes dangerous", false, true)]
    [InlineData("I had exosomes today, can they harm me", true, true)]
    [InlineData("what is prp", false, false)]
    public void Read_WhenWordsShowIt_KnowsWhetherThePatientWasTreatedAndAsksAboutHarm(string text, bool saysTreated, bool asksAboutHarm)
    {
        var screened = House.Read(text);

        Assert.Equal((saysTreated, asksAboutHarm), (screened.SaysTreated, screened.AsksAboutHarm));
    }

    [Theory]
    [InlineData("what is prp", Therapies.Prp, false)]
    [InlineData("exosomes and secretome", Therapies.Exosomes | Therapies.Secretome, true)]
    [InlineData("exosome versus what", Therapies.Exosomes, true)]
    [InlineData("what is better than this", Therapies.None, true)]
    [InlineData("my skin", Therapies.None, false)]
    public void Read_WhenTherapiesAreNamed_KnowsTheSubjectAndWhetherItIsAComparison(string text, Therapies subject, bool compares)
    {
        var screened = House.Read(text);

        Assert.Equal(subject, screened.Subject);
        Assert.Equal(compares, screened.Compares);
    }

    [Theory]
    [InlineData("prp", true, false, false)]
    [InlineData("my skin", true, false, false)]
    [InlineData("the weather", false, false, false)]
    [InlineData("is it good", false, true, false)]
    [InlineData("and prp", true, true, false)]
    [InlineData("prp and", true, false, false)]
    [InlineData("so its approved", false, false, true)]
    public void Read_WhenWordsShowIt_KnowsWhatTheMessagePointsTo(string text, bool onSubject, bool pointsBack, bool misreads)
    {
        var screened = House.Read(text);

        Assert.Equal((onSubject, pointsBack, misreads), (screened.IsOnSubject, screened.PointsBack, screened.Misreads));
    }

    [Theory]
    [InlineData("how long and how much", "days,price")]
    [InlineData("how long", "days")]
    [InlineData("what is prp", "")]
    public void Read_WhenPartsOfAQuestionAreAsked_NamesTheGaps(string text, string gaps)
    {
        var screened = House.Read(text);

        Assert.Equal(gaps, string.Join(',', screened.Gaps.Select(gap => gap.Name)));
    }

    [Fact]
    public void Read_WhenChannelStatesALanguage_TakesItInsteadOfGuessing()
    {
        var screened = House.Stage.Read(Given.Message("que es la piel", "vi"), ConversationState.New);

        Assert.Equal("vi", screened.Language);
    }

    [Fact]
    public void Read_WhenGiven_KeepsTheMessageAndThePolicyHash()
    {
        var message = Given.Message("What are <b>exosomes</b>?");

        var screened = House.Stage.Read(message, ConversationState.New);

        Assert.Same(message, screened.Message);
        Assert.Equal("policy-hash", House.Stage.PolicyHash);
    }
}
