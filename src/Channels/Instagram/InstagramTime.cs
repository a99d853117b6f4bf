using System.Globalization;
using System.Text.Json;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Reads Instagram's times, which are milliseconds in messages, seconds in changes, and in test events both as texts, or ISO 8601.
/// </summary>
internal static class InstagramTime
{
    // A thousand years of seconds, and eleven days of milliseconds: no message is of either.
    private const long FirstMilliseconds = 100_000_000_000;
    private const long LastMilliseconds = 253_402_300_799_999;

    public static DateTimeOffset? Read(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var unix) => OfUnix(unix),
        { ValueKind: JsonValueKind.String } text => OfText(text.GetString()!),
        _ => null,
    };

    private static DateTimeOffset? OfText(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) ? OfUnix(unix)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime()
        : null;

    private static DateTimeOffset? OfUnix(long unix) => unix switch
    {
        <= 0 or > LastMilliseconds => null,
        < FirstMilliseconds => DateTimeOffset.FromUnixTimeSeconds(unix),
        _ => DateTimeOffset.FromUnixTimeMilliseconds(unix),
    };
}
