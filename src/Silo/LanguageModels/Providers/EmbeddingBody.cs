using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Rewrites vectors that a server sent as arrays of numbers into the base64 that the client parses.</summary>
internal static class EmbeddingBody
{
    /// <summary>The body in the platform's form; null if it is no list of vectors, which the client shall then refuse.</summary>
    public static byte[]? Normalise(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonBytes.WithoutMark(body));
            var root = document.RootElement;
            return CompletionBody.Member(root, "data") is { ValueKind: JsonValueKind.Array } data ? Write(root, data) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Write(JsonElement root, JsonElement data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("object", "list");
            writer.WriteString("model", CompletionBody.Text(root, "model") ?? "");
            writer.WriteStartArray("data");
            foreach (var (place, item) in data.EnumerateArray().Index())
            {
                writer.WriteStartObject();
                writer.WriteString("object", "embedding");
                var isPlaced = CompletionBody.Text(item, "index") is not null;
                writer.WriteNumber("index", isPlaced ? CompletionBody.Number(item, "index") : place);
                writer.WriteString("embedding", Vector(item.GetProperty("embedding")));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            var usage = CompletionBody.Member(root, "usage") ?? default;
            writer.WriteStartObject("usage");
            writer.WriteNumber("prompt_tokens", CompletionBody.Number(usage, "prompt_tokens"));
            writer.WriteNumber("total_tokens", CompletionBody.Number(usage, "total_tokens"));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Vector(JsonElement vector)
    {
        if (vector.ValueKind is JsonValueKind.String)
            return vector.GetString()!;
        float[] numbers = [.. vector.EnumerateArray().Select(number => number.GetSingle())];
        return Convert.ToBase64String(MemoryMarshal.AsBytes(numbers.AsSpan()));
    }
}
