using System.Text.Json.Nodes;

namespace MirtAi.OpenAIPeer;

/// <summary>A call that the peer got.</summary>
public sealed record PeerRequest(string Path, JsonObject Body)
{
    public string Model => (string?)Body["model"] ?? "";

    public JsonArray Messages => Body["messages"] as JsonArray ?? [];

    /// <summary>The name of the schema that the answer must have; empty for none.</summary>
    public string Schema => (string?)Body["response_format"]?["json_schema"]?["name"] ?? "";

    /// <summary>Names of the tools that may be asked for.</summary>
    public IReadOnlyList<string> Tools =>
        [.. (Body["tools"] as JsonArray ?? []).Select(tool => (string?)tool?["function"]?["name"] ?? "")];

    /// <summary>The whole text of the messages of a role.</summary>
    public string TextOf(string role) =>
        string.Join('\n', Messages.Where(message => (string?)message?["role"] == role).Select(message => Text(message!)));

    /// <summary>The text of the last message of a role; empty if there is none.</summary>
    public string LastTextOf(string role) =>
        Messages.LastOrDefault(message => (string?)message?["role"] == role) is { } last ? Text(last) : "";

    private static string Text(JsonNode message) => message["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part?["text"])),
        JsonValue text => (string?)text ?? "",
        _ => "",
    };
}
