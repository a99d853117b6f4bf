namespace MirtAi.Grains.Messages;

/// <summary>The new wording of a line: a customer's that no turn has answered, or a manager's.</summary>
public sealed record TranscriptEdit(string SessionKey, long Sequence, string Text);
