using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultBot.Storage.Bodies;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(TurnBody))]
[JsonSerializable(typeof(StateBody))]
[JsonSerializable(typeof(NoticeBody))]
[JsonSerializable(typeof(AnnouncementBody))]
[JsonSerializable(typeof(FeedbackBody))]
[JsonSerializable(typeof(ErasureBody))]
[JsonSerializable(typeof(PolicyBody))]
[JsonSerializable(typeof(AccessBody))]
internal sealed partial class BodyJson : JsonSerializerContext
{
    /// <summary>The shapes with letters of every script as they are.</summary>
    public static BodyJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
