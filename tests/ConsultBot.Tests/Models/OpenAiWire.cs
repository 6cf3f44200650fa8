using System.Text.Json.Nodes;

namespace ConsultBot.Tests.Models;

/// <summary>OpenAI's chat completions.</summary>
/// <param name="number">The number of the request.</param>
/// <param name="body">The body of the request.</param>
internal sealed class OpenAiWire(int number, JsonObject body) : ModelWire(body)
{
    public const string Path = "/v1/chat/completions";

    private readonly long created = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public override bool IsAnthropic => false;

    public override string System => string.Join('\n', TextsOf("system", "developer"));

    private bool WantsUsage => (bool?)Body["stream_options"]?["include_usage"] ?? false;

    public override string Whole(string content, ModelEnding ending)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = content, ["refusal"] = null };
        if (ending is ModelEnding.CallsTool)
        {
            message["content"] = null;
            message["tool_calls"] = new JsonArray(Call());
        }

        var answer = Head("chat.completion");
        answer["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = Reason(ending) });
        answer["usage"] = Usage(content.Length);
        return Json(answer);
    }

    public override IEnumerable<string> Events(IEnumerable<string> pieces, ModelEnding ending)
    {
        yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = string.Empty });
        var characters = 0;
        foreach (var piece in pieces)
        {
            characters += piece.Length;
            yield return Chunk(new JsonObject { ["content"] = piece });
        }

        if (ending is ModelEnding.CallsTool)
        {
            var call = Call();
            call["index"] = 0;
            yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(call) });
        }

        yield return Chunk([], Reason(ending));
        if (WantsUsage)
        {
            var last = Head("chat.completion.chunk");
            last["choices"] = new JsonArray();
            last["usage"] = Usage(characters);
            yield return Event(last);
        }

        yield return "data: [DONE]\n\n";
    }

    public override string Error(int status, string message) =>
        Json(new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = Kind(status), ["param"] = null, ["code"] = null } });

    private static string Kind(int status) => status switch
    {
        429 => "rate_limit_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    private static string Reason(ModelEnding ending) => ending switch
    {
        ModelEnding.CutShort => "length",
        ModelEnding.CallsTool => "tool_calls",
        _ => "stop",
    };

    private static string Event(JsonObject value) => $"data: {Json(value)}\n\n";

    private JsonObject Call() => new()
    {
        ["id"] = $"call_{number}",
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = ToolName, ["arguments"] = ToolInput },
    };

    private string Chunk(JsonObject delta, string? reason = null)
    {
        var chunk = Head("chat.completion.chunk");
        chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = reason });
        if (WantsUsage)
        {
            chunk["usage"] = null;
        }

        return Event(chunk);
    }

    private JsonObject Head(string kind) => new()
    {
        ["id"] = $"chatcmpl-{number}",
        ["object"] = kind,
        ["created"] = created,
        ["model"] = Model,
        ["system_fingerprint"] = "fp_scripted",
    };

    private JsonObject Usage(int characters) => new()
    {
        ["prompt_tokens"] = TokensIn,
        ["completion_tokens"] = Tokens(characters),
        ["total_tokens"] = TokensIn + Tokens(characters),
    };
}
