namespace MirtAi.Grains.Messages;

/// <summary>A button below a message.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Value">What comes back when it is pressed, at most 64 bytes of UTF-8 (Bot API, InlineKeyboardButton).</param>
public sealed record OutboundButton(string Label, string Value);
