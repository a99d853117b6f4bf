using System.Text.Json.Nodes;

namespace MirtAi.OpenAIPeer;

/// <summary>
/// What the platform answers 400 to: roles, the order of tool results, shapes of schemas (API reference, "Structured outputs").
/// </summary>
internal static class RequestRules
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];

    /// <summary>What is wrong with a request for a chat completion; null if nothing is.</summary>
    public static string? Fault(JsonObject body)
    {
        if (string.IsNullOrEmpty((string?)body["model"]))
            return "you must provide a model parameter";
        if (body["messages"] is not JsonArray { Count: > 0 } messages)
            return "messages: too short";
        return MessagesFault(messages) ?? FormatFault(body["response_format"]) ?? ToolsFault(body["tools"] as JsonArray);
    }

    private static string? MessagesFault(JsonArray messages)
    {
        var awaited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            var role = (string?)message?["role"] ?? "";
            if (!Roles.Contains(role))
                return $"invalid role '{role}'";
            if (role == "tool")
            {
                if (!awaited.Remove((string?)message!["tool_call_id"] ?? ""))
                    return "messages with role 'tool' must be a response to a preceding message with 'tool_calls'";
                continue;
            }

            if (awaited.Count > 0)
                return "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'";
            if (role == "assistant" && message!["tool_calls"] is JsonArray calls)
                awaited.UnionWith(calls.Select(call => (string?)call?["id"] ?? ""));
            else if (PartsFault(message!["content"]) is { } fault)
                return fault;
        }

        return awaited.Count > 0 ? "an assistant message with 'tool_calls' must be followed by tool messages" : null;
    }

    private static string? PartsFault(JsonNode? content) => content switch
    {
        null => "content must not be null",
        JsonArray { Count: 0 } => "content must not be empty",
        JsonArray parts => parts.Select(PartFault).FirstOrDefault(fault => fault is not null),
        _ => null,
    };

    private static string? PartFault(JsonNode? part) => (string?)part?["type"] switch
    {
        "text" => null,
        "image_url" when (string?)part["image_url"]?["url"] is { } url
            && (url.StartsWith("data:image/", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal)) => null,
        "image_url" => "invalid image url",
        var type => $"invalid content type '{type}'",
    };

    private static string? FormatFault(JsonNode? format)
    {
        if ((string?)format?["type"] != "json_schema")
            return null;
        var schema = format!["json_schema"];
        if (!IsName((string?)schema?["name"]))
            return "invalid response_format name";
        return schema?["schema"] is not JsonObject shape ? "schema is missing"
            : (bool?)schema["strict"] == true ? StrictFault(shape, "response_format") : null;
    }

    private static string? ToolsFault(JsonArray? tools) => tools?.Select(tool =>
    {
        var function = tool?["function"];
        return !IsName((string?)function?["name"]) ? "invalid function name"
            : (bool?)function?["strict"] == true ? StrictFault(function["parameters"] as JsonObject, (string)function["name"]!)
            : null;
    }).FirstOrDefault(fault => fault is not null);

    private static string? StrictFault(JsonObject? schema, string context)
    {
        if (schema is null)
            return $"invalid schema for '{context}'";
        if (schema["items"] is JsonObject items)
            return StrictFault(items, context);
        if (schema["properties"] is not JsonObject properties)
            return null;
        if (schema["additionalProperties"] is not JsonValue additional || (bool?)additional != false)
            return $"invalid schema for '{context}': 'additionalProperties' is required to be supplied and to be false";
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string?)name).ToHashSet();
        return !required.SetEquals(properties.Select(property => property.Key))
            ? $"invalid schema for '{context}': 'required' must include every key in properties"
            : properties.Select(property => StrictFault(property.Value as JsonObject, context)).FirstOrDefault(fault => fault is not null);
    }

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= 64 } && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');
}
