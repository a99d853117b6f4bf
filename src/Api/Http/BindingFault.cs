using System.Text.RegularExpressions;

namespace MirtAi.Api.Http;

/// <summary>A setting whose value is not of the type that it must be.</summary>
internal static partial class BindingFault
{
    /// <summary>The line that names the setting, or null if the exception is of another kind.</summary>
    public static string? Describe(InvalidOperationException exception) => Conversion.Match(exception.Message) is { Success: true } match
        ? $"{match.Groups["key"].Value}: set a valid {match.Groups["type"].Value}"
        : null;

    [GeneratedRegex(@"at '(?<key>[^']+)' to type '(?:[\w.]+\.)?(?<type>\w+)'")]
    private static partial Regex Conversion { get; }
}
