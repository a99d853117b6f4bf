namespace MirtAi.Grains.Messages;

/// <summary>How much one recipient may get.</summary>
/// <param name="PerSecond">Messages a second.</param>
/// <param name="Burst">How many may go at once after a pause.</param>
public readonly record struct RecipientLimit(double PerSecond, int Burst);
