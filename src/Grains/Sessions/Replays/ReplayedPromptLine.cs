namespace MirtAi.Grains.Sessions.Replays;

/// <summary>A message of what a model was asked.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Words">What it says.</param>
public sealed record ReplayedPromptLine(string Role, ReplayedWords Words);
