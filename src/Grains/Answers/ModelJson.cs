using System.Text.Json;

namespace MirtAi.Grains.Answers;

/// <summary>JSON that a model wrote: it need not be valid, nor of the shape that was asked for.</summary>
internal static class ModelJson
{
    /// <summary>
    /// What <paramref name="read"/> makes of it; <paramref name="otherwise"/> if it is no JSON or has not the shape that is read.
    /// </summary>
    public static T Read<T>(string json, Func<JsonElement, T> read, T otherwise)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return otherwise;
        }
    }
}
