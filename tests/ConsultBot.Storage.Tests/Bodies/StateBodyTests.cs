using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Storage.Bodies;

namespace ConsultBot.Storage.Tests.Bodies;

public sealed class StateBodyTests
{
    [Fact]
    public void What_is_remembered_is_written_and_read_again()
    {
        var state = Given.State(3, "what are \u7687\u819a exosomes");

        AssertSame(state, Read(Write(state)));
    }

    [Fact]
    public void A_new_conversation_is_written_and_read_again() => AssertSame(ConversationState.New, Read(Write(ConversationState.New)));

    [Theory]
    [InlineData(Decision.RefuseUnsafe, "refuse_unsafe")]
    [InlineData(Decision.RefuseDosing, "refuse_dosing")]
    [InlineData(Decision.RefuseDiagnosis, "refuse_diagnosis")]
    [InlineData(Decision.RefusePromise, "refuse_promise")]
    [InlineData(null, null)]
    public void The_last_refusal_is_written_by_its_name(Decision? refusal, string? name)
    {
        var written = Write(ConversationState.New with { LastRefusal = refusal });

        Assert.Equal(name, (string?)written["lastRefusal"]);
        Assert.True(written.ContainsKey("lastRefusal"));
        Assert.Equal(refusal, Read(written).LastRefusal);
    }

    [Fact]
    public void What_was_written_before_there_was_a_last_refusal_is_read()
    {
        var written = Write(Given.State(3, "question"));
        Assert.True(written.Remove("lastRefusal"));

        AssertSame(Given.State(3, "question") with { LastRefusal = null }, Read(written));
    }

    [Fact]
    public void Notes_and_a_question_that_was_put_off_are_written_only_when_there_are_any()
    {
        string[] names = ["noted", "notesSaid", "putOff"];

        var written = Write(Given.State(3, "question"));

        Assert.All(names, name => Assert.NotNull(written[name]));
        Assert.All(names, name => Assert.False(Write(ConversationState.New).ContainsKey(name)));
        Assert.All(names, name => Assert.True(written.Remove(name)));
        var read = Read(written);
        Assert.Empty(read.Noted.Concat(read.NotesSaid));
        Assert.Empty(read.PutOff);
    }

    [Fact]
    public void A_refusal_of_a_name_that_is_no_longer_known_is_forgotten()
    {
        var written = Write(Given.State(3, "question"));
        written["lastRefusal"] = "refuse_all";

        Assert.Null(Read(written).LastRefusal);
    }

    private static JsonObject Write(ConversationState state) => JsonNode.Parse(BodyJson.Write(StateBody.Of(state), BodyJson.Default.StateBody))!.AsObject();

    private static ConversationState Read(JsonObject written) => JsonSerializer.Deserialize(written.ToJsonString(), BodyJson.Readable.StateBody)!.ToState();

    private static void AssertSame(ConversationState expected, ConversationState actual)
    {
        Assert.Equal(
            expected with { RefusedSlots = actual.RefusedSlots, AnswersSinceLongCaveat = actual.AnswersSinceLongCaveat, Noted = actual.Noted, NotesSaid = actual.NotesSaid },
            actual);
        Assert.Equal(expected.RefusedSlots, actual.RefusedSlots);
        Assert.Equal(expected.AnswersSinceLongCaveat, actual.AnswersSinceLongCaveat);
        Assert.Equal(expected.Noted, actual.Noted);
        Assert.Equal(expected.NotesSaid, actual.NotesSaid);
    }
}
