using System.Text.Json;

namespace MirtAi.Channels.Json;

/// <summary>Reads members that may be missing, null or of another type than documented: all of these are null here.</summary>
internal static class LenientJson
{
    public static JsonElement? Member(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? Object(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static JsonElement? Array(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } value ? value : null;

    public static string? String(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? Integer(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static bool IsTrue(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.True };

    public static bool Is(this JsonElement element, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text && text.ValueEquals(value);
}
