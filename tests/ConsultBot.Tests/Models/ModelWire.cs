using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ConsultBot.Tests.Models;

/// <summary>A protocol of language models, as one request speaks it.</summary>
/// <param name="body">The body of the request.</param>
internal abstract class ModelWire(JsonObject body)
{
    /// <summary>The tool that is called although nobody offered it.</summary>
    protected const string ToolName = "send_email";

    /// <summary>What the tool is called with.</summary>
    protected const string ToolInput = """{"to":"elsewhere@example.com","body":"everything"}""";

    private const int CharactersOfToken = 4;

    private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public abstract bool IsAnthropic { get; }

    /// <summary>The system's words.</summary>
    public abstract string System { get; }

    public bool Streams => (bool?)body["stream"] ?? false;

    /// <summary>The last message of the user.</summary>
    public string User => TextsOf("user").LastOrDefault() ?? throw new FormatException("messages: a message of the user is required");

    /// <summary>The model that was asked for.</summary>
    protected string Model => (string?)body["model"] ?? throw new FormatException("model: field required");

    /// <summary>The body of the request.</summary>
    protected JsonObject Body => body;

    /// <summary>Tokens of the request, estimated.</summary>
    protected int TokensIn => Tokens(System.Length + User.Length);

    private IEnumerable<JsonNode?> Messages => body["messages"]?.AsArray() ?? throw new FormatException("messages: field required");

    /// <summary>Reads what the protocol demands of a request.</summary>
    /// <exception cref="FormatException">Something is missing.</exception>
    public virtual void Demand(IHeaderDictionary headers) => _ = (Model, System, User, Streams);

    /// <summary>The body of an answer in one piece.</summary>
    public abstract string Whole(string content, ModelEnding ending);

    /// <summary>The events of an answer in pieces, one after another as the pieces come.</summary>
    public abstract IEnumerable<string> Events(IEnumerable<string> pieces, ModelEnding ending);

    /// <summary>The body of an error.</summary>
    public abstract string Error(int status, string message);

    /// <summary>Tokens of so many characters, estimated.</summary>
    protected static int Tokens(int characters) => (characters + CharactersOfToken - 1) / CharactersOfToken;

    /// <summary>JSON that escapes no more than it must, as the services write it.</summary>
    protected static string Json(JsonObject value) => value.ToJsonString(Raw);

    /// <summary>The text of content that is a string or an array of blocks.</summary>
    protected static string Text(JsonNode? content) => content switch
    {
        null => string.Empty,
        JsonArray blocks => string.Concat(blocks.Where(block => (string?)block?["type"] is "text").Select(block => (string?)block!["text"])),
        _ => (string?)content ?? string.Empty,
    };

    /// <summary>The texts of the messages of some roles.</summary>
    protected IEnumerable<string> TextsOf(params string[] roles) =>
        Messages.Where(message => roles.Contains((string?)message?["role"], StringComparer.Ordinal)).Select(message => Text(message!["content"]));
}
