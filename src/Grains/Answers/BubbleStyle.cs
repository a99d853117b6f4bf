using System.Collections.Immutable;
using System.Text;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Answers;

/// <summary>The shop's style of writing, enforced on every bubble: plain text, short, few emoji of the allowed set.</summary>
public static class BubbleStyle
{
    /// <summary>The longest bubble, in characters.</summary>
    public const int MaxLength = 900;

    /// <summary>How many emoji a bubble has at most.</summary>
    public const int MaxEmoji = 2;

    private static readonly ImmutableHashSet<int> Allowed = [.. "🤍💫📌🎀☺🙌🫶🌸🥰🕊".EnumerateRunes().Select(rune => rune.Value)];

    /// <summary>Whether a character is an emoji or another symbol.</summary>
    public static bool IsEmoji(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.OtherSymbol;

    /// <summary>Whether an emoji is of the shop's set.</summary>
    public static bool IsAllowed(Rune rune) => Allowed.Contains(rune.Value);

    /// <summary>The replies in the shop's style; empty ones are left out.</summary>
    public static ImmutableArray<Reply> Applied(ImmutableArray<Reply> replies) =>
    [
        .. replies.Select(reply => reply with { Text = Applied(reply.Text) })
            .Where(reply => reply.Text.Length > 0 || !reply.Images.IsDefaultOrEmpty),
    ];

    /// <summary>A text in the shop's style.</summary>
    public static string Applied(string text)
    {
        var styled = new StringBuilder(text.Length);
        var emoji = 0;
        foreach (var rune in text.Replace(" — ", ", ", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '*' or '`' or '#' or '—')
                continue;

            if (IsEmoji(rune) && (!IsAllowed(rune) || ++emoji > MaxEmoji))
                continue;

            styled.Append(rune.ToString());
        }

        var plain = styled.ToString().Trim();
        return plain.Length <= MaxLength ? plain : Cut(plain);
    }

    private static string Cut(string text)
    {
        var end = text.LastIndexOfAny(['.', '!', '?', '\n'], MaxLength - 1);
        return text[..(end > 0 ? end + 1 : MaxLength)].TrimEnd();
    }
}
