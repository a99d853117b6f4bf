using System.Text.RegularExpressions;

namespace MirtAi.Grains.Settings;

/// <summary>A setting whose value is not of the type that it must be.</summary>
internal static partial class BindingFault
{
    /// <summary>The line that names the setting, or null if the exception is of another kind.</summary>
    public static string? Describe(InvalidOperationException exception) => Conversion.Match(exception.Message) is { Success: true } match
        ? $"{match.Groups["key"].Value}: set {Wanted(match.Groups["type"].Value)}"
        : null;

    private static string Wanted(string type) => type switch
    {
        nameof(Boolean) => "true or false",
        nameof(Int32) or nameof(Int64) => "a whole number",
        nameof(Double) or nameof(Decimal) => "a number such as 0.5",
        nameof(TimeSpan) => "a length of time such as 00:00:05, as [days.]hours:minutes:seconds",
        nameof(TimeOnly) => "a time of day such as 22:00",
        // A choice of the silo's, which is above this project.
        "StorageProvider" => "sqlite or postgres",
        _ => $"a valid {type}",
    };

    [GeneratedRegex(@"at '(?<key>[^']+)' to type '(?:[\w.]+\.)?(?<type>\w+)'")]
    private static partial Regex Conversion { get; }
}
