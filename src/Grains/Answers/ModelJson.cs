using System.Text;
using System.Text.Json;

namespace MirtAi.Grains.Answers;

/// <summary>JSON that a model wrote: it need not be valid, nor of the shape that was asked for.</summary>
internal static class ModelJson
{
    private const string EndOfThought = "</think>";

    /// <summary>The most places of a text at which an object is looked for.</summary>
    private const int MaxPlaces = 64;

    /// <summary>
    /// What <paramref name="read"/> makes of it; <paramref name="otherwise"/> if it is no JSON or has not the shape that is read.
    /// </summary>
    public static T Read<T>(string json, Func<JsonElement, T> read, T otherwise) =>
        TryRead(json, read, out var result) ? result : otherwise;

    /// <summary>
    /// The same of the first object in a text that has the shape: models put JSON into code fences, after their thoughts, between sentences
    /// and into a JSON string.
    /// </summary>
    public static T Find<T>(string text, Func<JsonElement, T> read, T otherwise)
    {
        if (TryRead(text, read, out var whole))
            return whole;
        if (TryRead(text, root => root.GetString() ?? "", out var inner))
            text = inner;
        var thought = text.LastIndexOf(EndOfThought, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(thought < 0 ? text : text[(thought + EndOfThought.Length)..]);
        var (at, places) = (0, 0);
        while (places++ < MaxPlaces && bytes.AsSpan(at).IndexOf((byte)'{') is >= 0 and var next)
        {
            at += next;
            if (TryParse(bytes, at, out var document, out var length))
            {
                using (document)
                {
                    if (TryRead(document.RootElement, read, out var found))
                        return found;
                }
            }

            at += length;
        }

        return otherwise;
    }

    private static bool TryRead<T>(string json, Func<JsonElement, T> read, out T result)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return TryRead(document.RootElement, read, out result);
        }
        catch (JsonException)
        {
            result = default!;
            return false;
        }
    }

    private static bool TryRead<T>(JsonElement json, Func<JsonElement, T> read, out T result)
    {
        try
        {
            result = read(json);
            return true;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            result = default!;
            return false;
        }
    }

    /// <summary>The object that begins there, and its length; a length of one if none does.</summary>
    private static bool TryParse(byte[] text, int at, out JsonDocument document, out int length)
    {
        var reader = new Utf8JsonReader(text.AsSpan(at));
        try
        {
            document = JsonDocument.ParseValue(ref reader);
            length = (int)reader.BytesConsumed;
            return true;
        }
        catch (JsonException)
        {
            (document, length) = (null!, 1);
            return false;
        }
    }
}
