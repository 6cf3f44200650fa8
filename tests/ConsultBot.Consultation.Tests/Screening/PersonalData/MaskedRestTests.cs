using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.PersonalData;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening.PersonalData;

/// <summary>What is looked up and what a writer sees of a message with personal data, which here is known by its shape alone.</summary>
public sealed class MaskedRestTests
{
    private readonly House house = new();

    [Fact]
    public void Where_no_rule_is_hit_the_data_is_left_out_of_the_search_and_masked_for_the_writer()
    {
        var screened = Read("Are exosomes safe? Write to jane@example.com please");

        Assert.Equal(new PersonalDatum(PersonalDataKind.Email, 28, 16), Assert.Single(screened.PersonalData));
        Assert.Equal("Are exosomes safe? Write to   please", screened.Rest);
        Assert.Equal("Are exosomes safe? Write to [email] please", screened.MaskedRest);
    }

    [Fact]
    public void Where_a_rule_takes_a_sentence_the_rest_has_no_data_either()
    {
        var screened = Read("How much does it cost? Are exosomes safe with jane@example.com in mind?");

        Assert.Equal("handoff.price", screened.Deciding?.Id);
        Assert.Equal(("are exosomes safe with in mind", "are exosomes safe with in mind"), (screened.Rest, screened.MaskedRest));
    }

    [Fact]
    public void A_rule_that_shows_only_through_the_data_leaves_nothing()
    {
        var screened = Read("Are exosomes safe? cant breathe@example.com");

        Assert.Equal("emergency.airway", screened.Deciding?.Id);
        Assert.Equal((string.Empty, string.Empty), (screened.Rest, screened.MaskedRest));
    }

    [Fact]
    public void A_message_without_data_is_handed_on_as_it_is()
    {
        const string text = "Are exosomes safe?";

        var screened = Read(text);

        Assert.Empty(screened.PersonalData);
        Assert.Same(text, screened.Rest);
        Assert.Same(text, screened.MaskedRest);
    }

    private Screened Read(string text) => house.Stage.Read(new PatientMessage("c", "test", text, DateTimeOffset.UnixEpoch), ConversationState.New);
}
