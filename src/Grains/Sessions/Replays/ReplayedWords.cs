namespace MirtAi.Grains.Sessions.Replays;

/// <summary>A text of a recording.</summary>
/// <param name="Text">The text, or its beginning.</param>
/// <param name="Length">How many characters it had if it was shortened; null if it is whole.</param>
public sealed record ReplayedWords(string Text, int? Length = null);
