using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Sale;

/// <summary>A button with an answer to what the shop asks.</summary>
/// <param name="Label">What it says, in every language; channels show about twenty letters.</param>
/// <param name="Value">What comes back when it is pressed, see <see cref="AnswerButtons"/>; at most 64 bytes of UTF-8.</param>
public sealed record AnswerButton(LocalizedText Label, string Value);
