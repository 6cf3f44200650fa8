using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
}
