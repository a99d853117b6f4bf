using System.Security.Cryptography;
using System.Text.Json;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// The tool calls of an answer. One without an id, or with one that occurred already, gets an id; arguments may be an object or absent; a
/// call may stand in the content between <c>tool_call</c> tags.
/// </summary>
internal sealed class ToolCallBody
{
    private const string Begin = "<tool_call>", End = "</tool_call>";

    private readonly List<(string Id, string Name, string Arguments)> calls = [];

    private ToolCallBody()
    {
    }

    public int Count => calls.Count;

    /// <summary>Whether the content is these calls and is not to be read as text.</summary>
    public bool FromContent { get; private init; }

    public static ToolCallBody Read(JsonElement message)
    {
        var read = new ToolCallBody();
        if (CompletionBody.Member(message, "tool_calls") is { ValueKind: JsonValueKind.Array } listed)
        {
            foreach (var call in listed.EnumerateArray())
            {
                if (CompletionBody.Member(call, "function") is { } function)
                    read.Add(CompletionBody.Text(call, "id"), function);
            }
        }

        return read.Count > 0 ? read : FromTags(CompletionBody.Content(message)) ?? read;
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        if (Count == 0)
            return;
        writer.WriteStartArray("tool_calls");
        foreach (var (id, name, arguments) in calls)
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", name);
            writer.WriteString("arguments", arguments);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ToolCallBody? FromTags(string? content)
    {
        if (content?.Trim() is not { } rest || !rest.StartsWith(Begin, StringComparison.Ordinal))
            return null;
        var read = new ToolCallBody { FromContent = true };
        while (rest.StartsWith(Begin, StringComparison.Ordinal) && rest.IndexOf(End, StringComparison.Ordinal) is > 0 and var end)
        {
            try
            {
                using var call = JsonDocument.Parse(rest[Begin.Length..end]);
                read.Add(id: null, call.RootElement);
            }
            catch (JsonException)
            {
                return null;
            }

            rest = rest[(end + End.Length)..].Trim();
        }

        return read.Count > 0 ? read : null;
    }

    private void Add(string? id, JsonElement function)
    {
        if (CompletionBody.Text(function, "name") is not { Length: > 0 } name)
            return;
        if (string.IsNullOrWhiteSpace(id) || calls.Exists(call => call.Id == id))
            id = "call_" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        calls.Add((id, name, CompletionBody.Member(function, "arguments") switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.Object } value => value.GetRawText(),
            _ => "{}",
        }));
    }
}
