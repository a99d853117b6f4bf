using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MirtAi.Grains.Answers;

/// <summary>Plain text, short, few emoji of the allowed set.</summary>
internal static partial class StyleChecks
{
    public static IEnumerable<AnswerFault> Faults(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new("empty", "");
        if (text.Length > BubbleStyle.MaxLength)
            yield return new("length", $"{text.Length} > {BubbleStyle.MaxLength}");
        if (text.Contains('—', StringComparison.Ordinal))
            yield return new("dash", "—");
        if (Markup.Match(text) is { Success: true } markup)
            yield return new("markdown", markup.Value);
        if (text.EnumerateRunes().Any(IsHidden))
            yield return new("markdown", "hidden characters");
        foreach (var fault in Emoji(text))
            yield return fault;
    }

    private static IEnumerable<AnswerFault> Emoji(string text)
    {
        var emoji = text.EnumerateRunes().Where(BubbleStyle.IsEmoji).ToList();
        if (emoji.Find(rune => !BubbleStyle.IsAllowed(rune)) is { Value: > 0 } other)
            yield return new("emoji", other.ToString());
        if (emoji.Count > BubbleStyle.MaxEmoji)
            yield return new("emoji", $"{emoji.Count} > {BubbleStyle.MaxEmoji}");
    }

    /// <summary>
    /// Zero-width and directional characters carry words past those who read; the joiners of emoji and their variants are no such.
    /// </summary>
    private static bool IsHidden(Rune rune) =>
        rune.Value is not (0x200D or 0xFE0F or 0x0A)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse
        && rune.Value is not (0x200D or 0x0A);

    [GeneratedRegex(
        @"\*\*|__|`|~~|^\s{0,3}#{1,6}\s|^\s*[*+•-]\s|\]\(|</?[a-zA-Z][^>]*>|\{[a-zA-Z.]+\}|\[[a-z ]+\]",
        RegexOptions.Multiline)]
    private static partial Regex Markup { get; }
}
