using System.Text.Json.Nodes;

namespace MirtAi.OpenAIPeer;

/// <summary>Bodies as the platform writes them.</summary>
internal static class Completions
{
    public static JsonObject Of(PeerReply reply, string model, int number)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = null, ["annotations"] = new JsonArray() };
        if (reply.Kind is PeerReplyKind.Refusal)
            message["refusal"] = reply.Text;
        else if (reply.ToolCalls.IsEmpty)
            message["content"] = reply.Text;
        else
            message["tool_calls"] = Calls(reply, number);
        var body = new JsonObject
        {
            ["id"] = $"chatcmpl-{number}",
            ["object"] = "chat.completion",
            ["created"] = 1_770_950_834,
            ["model"] = model + "-2026-01-31",
            ["choices"] = new JsonArray(
                new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = reply.FinishReason }),
        };
        if (reply.HasUsage)
            body["usage"] = Usage(reply);
        return body;
    }

    /// <summary>The same as server-sent events, a word each, the usage in a last chunk without choices.</summary>
    public static IEnumerable<string> Stream(PeerReply reply, string model, int number)
    {
        foreach (var word in reply.Text.Split(' ').Select((word, index) => index == 0 ? word : " " + word))
            yield return Chunk(new JsonObject { ["content"] = word }, null).ToJsonString();
        yield return Chunk(new JsonObject(), reply.FinishReason).ToJsonString();
        var last = Chunk(new JsonObject(), null);
        last["choices"] = new JsonArray();
        last["usage"] = Usage(reply);
        yield return last.ToJsonString();
        yield return "[DONE]";

        JsonObject Chunk(JsonObject delta, string? finish) => new()
        {
            ["id"] = $"chatcmpl-{number}",
            ["object"] = "chat.completion.chunk",
            ["created"] = 1_770_950_834,
            ["model"] = model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
            ["usage"] = null,
            ["obfuscation"] = "xYz",
        };
    }

    public static JsonObject Error(string message, string code) => new()
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = code, ["param"] = null, ["code"] = code },
    };

    /// <summary>Vectors that point where the texts' letters do: the same text, the same vector.</summary>
    public static JsonObject Embeddings(JsonArray texts, string model) => new()
    {
        ["object"] = "list",
        // Not in order: the index tells.
        ["data"] = new JsonArray([.. texts.Index().Reverse().Select(text => new JsonObject
        {
            ["object"] = "embedding",
            ["index"] = text.Index,
            ["embedding"] = Convert.ToBase64String(Vector((string?)text.Item ?? "")),
        })]),
        ["model"] = model,
        ["usage"] = new JsonObject { ["prompt_tokens"] = texts.Count * 8, ["total_tokens"] = texts.Count * 8 },
    };

    private static byte[] Vector(string text)
    {
        var vector = new float[8];
        foreach (var letter in text)
            vector[letter % vector.Length]++;
        return [.. vector.SelectMany(BitConverter.GetBytes)];
    }

    private static JsonArray Calls(PeerReply reply, int number) =>
    [
        .. reply.ToolCalls.Select((call, index) => (JsonNode)new JsonObject
        {
            ["id"] = $"call_{number}_{index}",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
        }),
    ];

    private static JsonObject Usage(PeerReply reply) => new()
    {
        ["prompt_tokens"] = reply.PromptTokens,
        ["completion_tokens"] = reply.CompletionTokens,
        ["total_tokens"] = reply.PromptTokens + reply.CompletionTokens,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = reply.CachedTokens, ["audio_tokens"] = 0 },
    };
}
