using System.Text.RegularExpressions;
using MirtAi.Grains.Customers;

namespace MirtAi.Grains.Broadcasts;

/// <summary>
/// What stands for the customer in the text of a broadcast: <c>{name}</c>, their first name, and <c>{name|words}</c>, which has words for
/// those whose name is not known.
/// </summary>
public static partial class Placeholders
{
    private const string Name = "name";

    /// <summary>The first thing in braces that is no placeholder; null if there is none.</summary>
    public static string? Unknown(string text) =>
        Braces.Matches(text).FirstOrDefault(match => match.Groups["key"].Value != Name)?.Value.TrimStart(',', ' ', '\u00a0');

    /// <summary>
    /// The text for a customer, who is addressed in its language. Where a name is not known and nothing stands in for it, the blanks and
    /// the comma before it go with it.
    /// </summary>
    public static string Fill(string text, string customer, string language) => Braces.Replace(text, match =>
    {
        var (before, words) = (match.Groups["before"].Value, match.Groups["words"]);
        return GivenName.Shown(customer, language) is { } name ? before + name : words.Success ? before + words.Value : "";
    });

    [GeneratedRegex(@"(?<before>,?[ \u00a0]*)\{(?<key>[^{}|]*)(\|(?<words>[^{}]*))?\}")]
    private static partial Regex Braces { get; }
}
