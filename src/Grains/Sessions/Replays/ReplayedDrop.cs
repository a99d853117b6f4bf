namespace MirtAi.Grains.Sessions.Replays;

/// <summary>A command that a model proposed and that was not carried out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cause">Why.</param>
public sealed record ReplayedDrop(string Name, string Cause);
