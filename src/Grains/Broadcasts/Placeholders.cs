using System.Text.RegularExpressions;

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
    /// The text for a customer. Where a name is not known and nothing stands in for it, the blanks and the comma before it go with it.
    /// </summary>
    public static string Fill(string text, string customer) => Braces.Replace(text, match =>
    {
        var (before, words) = (match.Groups["before"].Value, match.Groups["words"]);
        return FirstName(customer) is { } name ? before + name : words.Success ? before + words.Value : "";
    });

    /// <summary>The first word with a letter in it, from its first letter to its last; null if there is none.</summary>
    private static string? FirstName(string customer) => Word.Match(customer) is { Success: true } word ? word.Value : null;

    [GeneratedRegex(@"(?<before>,?[ \u00a0]*)\{(?<key>[^{}|]*)(\|(?<words>[^{}]*))?\}")]
    private static partial Regex Braces { get; }

    [GeneratedRegex(@"\p{L}([\p{L}\p{M}'’ʼ-]*\p{L})?")]
    private static partial Regex Word { get; }
}
