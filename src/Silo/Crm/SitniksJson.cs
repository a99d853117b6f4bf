using System.Globalization;
using System.Text.Json.Nodes;

namespace MirtAi.Silo.Crm;

/// <summary>Reads and writes what Sitniks' interface has in common everywhere.</summary>
internal static class SitniksJson
{
    /// <summary>The entries of a list, with or without a page around it.</summary>
    public static IEnumerable<JsonObject> Items(JsonNode? answer) =>
        (answer as JsonArray ?? (answer as JsonObject)?["data"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>A text or a number as text.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value ? value.ToString() : null;

    /// <summary>A time as a part of a query.</summary>
    public static string Stamp(DateTimeOffset at) =>
        Uri.EscapeDataString(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
