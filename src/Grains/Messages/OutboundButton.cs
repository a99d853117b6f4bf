namespace MirtAi.Grains.Messages;

/// <summary>A button below a message.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Value">What comes back when it is pressed, at most <see cref="MaxValueBytes"/> of UTF-8.</param>
public sealed record OutboundButton(string Label, string Value)
{
    /// <summary>The longest value (Bot API, InlineKeyboardButton).</summary>
    public const int MaxValueBytes = 64;

    /// <summary>
    /// Stands before a value that is words which a customer could have written: values of an earlier bot of the shop, whose buttons are
    /// still in the chat, have none, and mean nothing.
    /// </summary>
    public const string Mark = "▸ ";

    /// <summary>A button that, pressed, says what stands on it.</summary>
    public static OutboundButton Saying(string words) => new(words, Mark + words);

    /// <summary>The words of a value; null if it is none of this shop's.</summary>
    public static string? WordsOf(string value) => value.StartsWith(Mark, StringComparison.Ordinal) ? value[Mark.Length..] : null;
}
