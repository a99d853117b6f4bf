namespace MirtAi.Silo.Turns;

/// <summary>What the messages of an answer come from.</summary>
/// <param name="TraceParent">The turn, by W3C Trace Context.</param>
/// <param name="AskedAt">When the last message was taken that is answered; null if nothing was asked.</param>
internal sealed record TurnOrigin(string TraceParent, DateTimeOffset? AskedAt);
