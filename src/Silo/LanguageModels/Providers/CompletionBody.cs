using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// Rewrites what a compatible server answers into the form that the client parses: only the first choice's content, tool calls and refusal,
/// the finish reason and the token counts are kept, each read tolerantly.
/// </summary>
internal static class CompletionBody
{
    private static readonly string[] FinishReasons = ["stop", "length", "content_filter", "tool_calls", "function_call"];

    /// <summary>The body in the platform's form; null if it is no completion at all, which the client shall then refuse.</summary>
    public static byte[]? Normalise(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonBytes.WithoutMark(body));
            return Message(document.RootElement) is { } found ? Write(document.RootElement, found.Choice, found.Message) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (JsonElement Choice, JsonElement Message)? Message(JsonElement root)
    {
        if (Member(root, "choices") is not { ValueKind: JsonValueKind.Array } choices)
            return null;
        foreach (var choice in choices.EnumerateArray())
        {
            if (Member(choice, "message") is { ValueKind: JsonValueKind.Object } message)
                return (choice, message);
        }

        return null;
    }

    private static byte[] Write(JsonElement root, JsonElement choice, JsonElement message)
    {
        var calls = ToolCallBody.Read(message);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id", Text(root, "id") ?? "chatcmpl-" + RandomNumberGenerator.GetHexString(16, lowercase: true));
            writer.WriteString("object", "chat.completion");
            writer.WriteNumber("created", Number(root, "created"));
            writer.WriteString("model", Text(root, "model") ?? "");
            writer.WriteStartArray("choices");
            writer.WriteStartObject();
            writer.WriteNumber("index", 0);
            writer.WriteString("finish_reason", FinishReason(choice, calls.Count > 0));
            writer.WriteStartObject("message");
            writer.WriteString("role", "assistant");
            writer.WriteString("content", calls.FromContent ? null : Content(message));
            writer.WriteString("refusal", Text(message, "refusal"));
            calls.WriteTo(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            WriteUsage(writer, root);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteUsage(Utf8JsonWriter writer, JsonElement root)
    {
        if (Member(root, "usage") is not { ValueKind: JsonValueKind.Object } usage)
            return;
        writer.WriteStartObject("usage");
        foreach (var name in new[] { "prompt_tokens", "completion_tokens", "total_tokens" })
            writer.WriteNumber(name, Tokens(usage, name));
        writer.WriteStartObject("prompt_tokens_details");
        writer.WriteNumber(
            "cached_tokens",
            Member(usage, "prompt_tokens_details") is { ValueKind: JsonValueKind.Object } details ? Tokens(details, "cached_tokens") : 0);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string FinishReason(JsonElement choice, bool asksForTools)
    {
        var reason = Text(choice, "finish_reason")?.ToLowerInvariant() ?? "";
        return FinishReasons.Contains(reason) ? reason
            : reason is "max_tokens" ? "length"
            : asksForTools ? "tool_calls" : "stop";
    }

    /// <summary>A string, the texts of parts, or an object that was meant as JSON.</summary>
    internal static string? Content(JsonElement message) => Member(message, "content") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(PartText)),
        { ValueKind: JsonValueKind.Object } value => value.GetRawText(),
        _ => null,
    };

    private static string? PartText(JsonElement part) =>
        part.ValueKind is JsonValueKind.String ? part.GetString()
        : Member(part, "text") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    internal static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A string, or a number's digits; null for anything else.</summary>
    internal static string? Text(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static int Tokens(JsonElement element, string name) => (int)Math.Min(Number(element, name), int.MaxValue);

    /// <summary>A whole number that is not negative, however it is written; 0 for anything else.</summary>
    internal static long Number(JsonElement element, string name) =>
        double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= 253_402_300_799
            ? (long)number
            : 0;
}
