using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
[JsonSerializable(typeof(KnowledgeBody))]
[JsonSerializable(typeof(EnquiryBody))]
[JsonSerializable(typeof(StaffMessageBody))]
internal sealed partial class BodyJson : JsonSerializerContext
{
    private const int OrdinaryLength = 8192;

    private static readonly JsonWriterOptions LettersAsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>The shapes with letters of every script as they are.</summary>
    public static BodyJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The bytes of a body, with letters of every script as they are: the same as those of <see cref="Readable"/>, without looking up how each member is written.</summary>
    /// <param name="body">The body.</param>
    /// <param name="shape">Its shape, one of <see cref="Default"/>: only these were generated with a writer.</param>
    public static byte[] Write<TBody>(TBody body, JsonTypeInfo<TBody> shape)
    {
        buffer ??= new ArrayBufferWriter<byte>(OrdinaryLength);
        writer ??= new Utf8JsonWriter(buffer, LettersAsTheyAre);
        writer.Reset();
        try
        {
            JsonSerializer.Serialize(writer, body, shape);
            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            // What a patient wrote is not left lying about.
            buffer.Clear();
        }
    }
}
