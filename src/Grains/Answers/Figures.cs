using System.Text.RegularExpressions;

namespace MirtAi.Grains.Answers;

/// <summary>Numbers, prices, sizes and payment details in a text.</summary>
internal static partial class Figures
{
    /// <summary>Digits that are longer than this are an account, a card or a phone.</summary>
    private const int LongestNumber = 7;

    /// <summary>Each number without separators of thousands: "1 850" is 1850, a range is two numbers.</summary>
    public static IEnumerable<string> Numbers(string text) => Number.Matches(text).Select(match => Normal(match.Value));

    /// <summary>Each number that stands before a currency; an empty one for a currency that stands alone.</summary>
    public static IEnumerable<string> Prices(string text) => Price.Matches(text).Select(match => Normal(match.Groups["number"].Value));

    /// <summary>Each range of numbers, as sizes are written.</summary>
    public static IEnumerable<string> Ranges(string text) =>
        Range.Matches(text).Select(match => $"{match.Groups["from"].Value}-{match.Groups["to"].Value}");

    /// <summary>Accounts, cards and phones: long runs of digits however they are spaced, and IBANs.</summary>
    public static IEnumerable<string> PaymentDetails(string text) => Runs(text).Select(Compact);

    /// <summary>The same as they are written.</summary>
    public static IEnumerable<string> Runs(string text) =>
        Iban.Matches(text).Concat(Digits.Matches(text)).Select(match => match.Value).Where(run => Compact(run).Length > LongestNumber);

    /// <summary>Without separators.</summary>
    public static string Compact(string run) => string.Concat(run.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Normal(string number) =>
        string.Concat(number.Where(character => char.IsAsciiDigit(character) || character is '.' or ',')).Replace(',', '.').TrimEnd('.');

    [GeneratedRegex(@"(?<![0-9])[0-9]{1,3}(?:[ \u00A0\u202F][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)?")]
    private static partial Regex Number { get; }

    [GeneratedRegex(
        @"(?<number>(?:(?<![0-9])[0-9]{1,3}(?:[ \u00A0\u202F][0-9]{3})+|[0-9]+(?:[.,][0-9]+)?)?)\s*"
        + @"(?:грн|гривн|гривен|₴|uah|hryvn|usd|\$|€|eur|доллар|долар|євро|евро|руб|₽|zł)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Price { get; }

    [GeneratedRegex(@"(?<![0-9])(?<from>[0-9]{1,3})\s*[-–—/]\s*(?<to>[0-9]{1,3})(?![0-9])")]
    private static partial Regex Range { get; }

    [GeneratedRegex(@"\b[A-Za-z]{2}[0-9]{2}(?:[ ]?[A-Za-z0-9]){10,30}\b")]
    private static partial Regex Iban { get; }

    [GeneratedRegex(@"[0-9](?:(?:[ \u00A0()+_-]{0,2}|\.)[0-9])+")]
    private static partial Regex Digits { get; }
}
