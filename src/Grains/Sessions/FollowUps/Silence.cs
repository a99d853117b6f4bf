namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>How long a customer has been silent, and what has been done about it. A new message ends it.</summary>
/// <param name="Since">When the customer wrote last.</param>
/// <param name="Done">How many reminders are behind: sent, or passed over.</param>
/// <param name="Reminded">Whether any of them was sent.</param>
/// <param name="At">When the next step is due; null while an answer is being made.</param>
public sealed record Silence(DateTimeOffset Since, int Done = 0, bool Reminded = false, DateTimeOffset? At = null);
