namespace MirtAi.Grains.Messages;

/// <summary>How much one recipient may get.</summary>
/// <param name="PerSecond">Messages a second.</param>
/// <param name="Burst">How many may go at once after a pause.</param>
/// <param name="Ready">
/// How many of them may go at once to a recipient that is new: by default none, for another process may have sent some.
/// </param>
public readonly record struct RecipientLimit(double PerSecond, int Burst, int Ready = 0);
