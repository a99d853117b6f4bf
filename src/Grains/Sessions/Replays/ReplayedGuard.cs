namespace MirtAi.Grains.Sessions.Replays;

/// <summary>What a guard found in a turn.</summary>
/// <param name="Name">
/// <c>injection</c>, <c>loop</c>, <c>not-understood</c>, <c>photos</c>, <c>refused-answers</c> or <c>opt-out</c>.
/// </param>
/// <param name="Value">What it counts, after the turn.</param>
/// <param name="Limit">At how many it acts; null if it acts at once.</param>
/// <param name="HasActed">Whether it did.</param>
public sealed record ReplayedGuard(string Name, int Value, int? Limit, bool HasActed);
