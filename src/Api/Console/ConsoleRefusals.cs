using System.Text.RegularExpressions;

namespace MirtAi.Api.Console;

/// <summary>What people are told of a request that was refused, and what they can do about it.</summary>
internal static partial class ConsoleRefusals
{
    /// <summary>It in the reader's language.</summary>
    public static string Words(ConsoleTexts texts, int status, string? detail) => status switch
    {
        StatusCodes.Status400BadRequest when TooLong().Match(detail ?? "") is { Success: true } match =>
            texts.Format("refusal.tooLong", match.Groups["most"].Value),
        StatusCodes.Status400BadRequest when detail == OwnForms.Foreign.Detail => texts["refusal.outdated"],
        StatusCodes.Status403Forbidden => texts["refusal.forbidden"],
        StatusCodes.Status404NotFound => texts["refusal.missing"],
        StatusCodes.Status409Conflict => texts["refusal.changed"],
        StatusCodes.Status413PayloadTooLarge => texts["refusal.tooLarge"],
        StatusCodes.Status415UnsupportedMediaType => texts["refusal.wrongFile"],
        StatusCodes.Status503ServiceUnavailable => texts["refusal.later"],
        >= StatusCodes.Status500InternalServerError => texts["refusal.fault"],
        _ => texts["refusal.refused"],
    };

    [GeneratedRegex(@"^\w+: must be at most (?<most>\d+) characters", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TooLong();
}
