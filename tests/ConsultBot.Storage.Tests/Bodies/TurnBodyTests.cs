using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.PersonalData;
using ConsultBot.Storage.Bodies;

namespace ConsultBot.Storage.Tests.Bodies;

public sealed class TurnBodyTests
{
    [Fact]
    public void The_kinds_of_personal_data_stand_in_it_once_and_none_of_the_data()
    {
        var turn = Given.Turn("c", "what is PRP");
        turn = turn with
        {
            Screened = turn.Screened with
            {
                PersonalData =
                [
                    new PersonalDatum(PersonalDataKind.Phone, 0, 4), new PersonalDatum(PersonalDataKind.Name, 5, 2), new PersonalDatum(PersonalDataKind.Phone, 8, 3),
                ],
            },
        };

        var body = JsonNode.Parse(BodyJson.Write(TurnBody.Of(turn), BodyJson.Default.TurnBody))!;

        Assert.Equal("""["name","phone"]""", body["personalData"]!.ToJsonString());
    }

    [Fact]
    public void An_entry_from_before_they_were_looked_for_is_read()
    {
        var body = JsonNode.Parse(BodyJson.Write(TurnBody.Of(Given.Turn("c", "what is PRP")), BodyJson.Default.TurnBody))!.AsObject();
        Assert.True(body.Remove("personalData"));

        var read = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(body.ToJsonString()), BodyJson.Readable.TurnBody)!;

        Assert.Equal(("turn-c-1", null), (read.TurnId, read.PersonalData));
    }

    [Fact]
    public void What_was_set_aside_stands_in_it_by_rule_and_is_left_out_when_nothing_was()
    {
        var turn = Given.Turn("c", "what is PRP");
        var aside = turn with { Screened = turn.Screened with { SetAside = [new RuleHit(Rule, "roof", 0, null)] } };

        Assert.Null(Body(turn)["setAside"]);
        Assert.Equal("""[{"rule":"crisis.means","phrase":"roof","disguise":null}]""", Body(aside)["setAside"]!.ToJsonString());
    }

    private static ScreeningRule Rule { get; } = new() { Id = "crisis.means", Decision = Decision.Crisis, Why = "test", Reply = "crisis", When = [] };

    private static JsonNode Body(TurnEntry turn) => JsonNode.Parse(BodyJson.Write(TurnBody.Of(turn), BodyJson.Default.TurnBody))!;
}
