namespace MirtAi.Grains.Messages;

/// <summary>A customer's new wording of a line that no turn has answered.</summary>
public sealed record TranscriptEdit(string SessionKey, long Sequence, string Text);
