using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ConsultBot.Tests.Models;

/// <summary>Anthropic's messages.</summary>
/// <param name="number">The number of the request.</param>
/// <param name="body">The body of the request.</param>
internal sealed class AnthropicWire(int number, JsonObject body) : ModelWire(body)
{
    public const string Path = "/v1/messages";

    public override bool IsAnthropic => true;

    public override string System => Text(Body["system"]);

    public override void Demand(IHeaderDictionary headers)
    {
        base.Demand(headers);
        if (headers["anthropic-version"].Count == 0)
        {
            throw new FormatException("anthropic-version: header is required");
        }

        if (Body["max_tokens"] is null)
        {
            throw new FormatException("max_tokens: field required");
        }
    }

    public override string Whole(string content, ModelEnding ending)
    {
        var message = Message(Tokens(content.Length));
        if (ending is ModelEnding.CallsTool)
        {
            message["content"] = new JsonArray(Call(JsonNode.Parse(ToolInput)));
        }
        else if (content.Length > 0)
        {
            message["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = content });
        }

        message["stop_reason"] = Reason(ending);
        return Json(message);
    }

    public override IEnumerable<string> Events(IEnumerable<string> pieces, ModelEnding ending)
    {
        yield return Event("message_start", new JsonObject { ["message"] = Message(tokensOut: 1) });
        yield return Event("ping", []);
        var characters = 0;
        foreach (var piece in pieces)
        {
            if (characters == 0)
            {
                yield return Begin(new JsonObject { ["type"] = "text", ["text"] = string.Empty });
            }

            characters += piece.Length;
            yield return Delta(new JsonObject { ["type"] = "text_delta", ["text"] = piece });
        }

        if (ending is ModelEnding.CallsTool)
        {
            yield return Begin(Call(new JsonObject()));
            yield return Delta(new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = ToolInput });
        }

        if (characters > 0 || ending is ModelEnding.CallsTool)
        {
            yield return Event("content_block_stop", new JsonObject { ["index"] = 0 });
        }

        yield return Event("message_delta", new JsonObject
        {
            ["delta"] = new JsonObject { ["stop_reason"] = Reason(ending), ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = Tokens(characters) },
        });
        yield return Event("message_stop", []);
    }

    public override string Error(int status, string message) =>
        Json(new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = Kind(status), ["message"] = message }, ["request_id"] = $"req_{number}" });

    private static string Kind(int status) => status switch
    {
        401 => "authentication_error",
        429 => "rate_limit_error",
        503 or 529 => "overloaded_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };

    private static string Reason(ModelEnding ending) => ending switch
    {
        ModelEnding.CutShort => "max_tokens",
        ModelEnding.CallsTool => "tool_use",
        _ => "end_turn",
    };

    private static string Begin(JsonObject block) => Event("content_block_start", new JsonObject { ["index"] = 0, ["content_block"] = block });

    private static string Delta(JsonObject delta) => Event("content_block_delta", new JsonObject { ["index"] = 0, ["delta"] = delta });

    private static string Event(string kind, JsonObject value)
    {
        value.Insert(0, "type", kind);
        return $"event: {kind}\ndata: {Json(value)}\n\n";
    }

    private JsonObject Call(JsonNode? input) => new()
    {
        ["type"] = "tool_use",
        ["id"] = $"toolu_{number}",
        ["name"] = ToolName,
        ["input"] = input,
        ["caller"] = new JsonObject { ["type"] = "direct" },
    };

    private JsonObject Message(int tokensOut) => new()
    {
        ["id"] = $"msg_{number}",
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = Model,
        ["content"] = new JsonArray(),
        ["stop_reason"] = null,
        ["stop_sequence"] = null,
        ["usage"] = new JsonObject { ["input_tokens"] = TokensIn, ["output_tokens"] = tokensOut },
    };
}
