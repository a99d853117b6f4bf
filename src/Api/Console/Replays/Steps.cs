using System.Globalization;

namespace MirtAi.Api.Console.Replays;

/// <summary>How numbers of a replay are written.</summary>
internal static class Steps
{
    /// <summary>Milliseconds as seconds.</summary>
    public static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>How sure something is.</summary>
    public static string Sure(double? confidence) =>
        confidence is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "—";

    /// <summary>A moment of the shop's clock to the thousandth of a second.</summary>
    public static string Exact(ConsolePage page, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, page.Zone).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
