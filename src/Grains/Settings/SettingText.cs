using System.Text.RegularExpressions;

namespace MirtAi.Grains.Settings;

/// <summary>What validators ask of the texts of settings.</summary>
internal static partial class SettingText
{
    /// <summary>Whether a setting has a value; an empty one counts as none.</summary>
    public static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    /// <summary>Whether it can be a key or an id of a platform's: 1 to 512 visible ASCII characters.</summary>
    public static bool IsKey(string value) => VisibleAscii.IsMatch(value);

    [GeneratedRegex(@"\A[!-~]{1,512}\z")]
    private static partial Regex VisibleAscii { get; }
}
