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

    /// <summary>How many bubbles an answer has at most.</summary>
    public const int MaxBubbles = 3;

    private static readonly ImmutableHashSet<int> Allowed = [.. "🤍💫📌🎀☺🙌🫶🌸🥰🕊".EnumerateRunes().Select(rune => rune.Value)];

    /// <summary>Whether a character is an emoji or another symbol.</summary>
    public static bool IsEmoji(Rune rune) =>
        rune.Value is not '№' && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.OtherSymbol;

    /// <summary>Whether an emoji is of the shop's set.</summary>
    public static bool IsAllowed(Rune rune) => Allowed.Contains(rune.Value);

    /// <summary>The replies in the shop's style; empty ones are left out.</summary>
    public static ImmutableArray<Reply> Applied(ImmutableArray<Reply> replies) =>
    [
        .. Joined(replies).Select(reply => reply with { Text = Applied(reply.Text) })
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

    /// <summary>
    /// Replies as at most <see cref="MaxBubbles"/>: neighbours become one, the shortest first and the last one, which asks, at last. Two
    /// with photos stay two, and none becomes longer than a bubble.
    /// </summary>
    private static List<Reply> Joined(ImmutableArray<Reply> replies)
    {
        List<Reply> joined = [.. replies];
        while (joined.Count > MaxBubbles && Place(joined) is { } place)
        {
            var (first, second) = (joined[place], joined[place + 1]);
            joined[place] = new Reply($"{first.Text}\n{second.Text}")
            {
                Images = first.Images.IsDefaultOrEmpty ? second.Images : first.Images,
            };
            joined.RemoveAt(place + 1);
        }

        return joined;
    }

    private static int? Place(List<Reply> replies)
    {
        var places = Enumerable.Range(0, replies.Count - 1).Where(place => CanJoin(replies[place], replies[place + 1])).ToList();
        return places.Count == 0 ? null : places.MinBy(place => (place == replies.Count - 2, Length(replies, place)));
    }

    private static bool CanJoin(Reply first, Reply second) =>
        (first.Images.IsDefaultOrEmpty || second.Images.IsDefaultOrEmpty) && first.Text.Length + second.Text.Length < MaxLength;

    private static int Length(List<Reply> replies, int place) => replies[place].Text.Length + replies[place + 1].Text.Length;

    private static string Cut(string text)
    {
        var end = text.LastIndexOfAny(['.', '!', '?', '\n'], MaxLength - 1);
        return text[..(end > 0 ? end + 1 : MaxLength)].TrimEnd();
    }
}
