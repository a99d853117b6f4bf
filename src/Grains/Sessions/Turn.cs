namespace MirtAi.Grains.Sessions;

/// <summary>An answer that is being made. Only the commit of its own id completes it.</summary>
/// <param name="Id">Unique for ever.</param>
/// <param name="UpTo">It answers the customer's lines up to this sequence.</param>
/// <param name="LeaseUntil">From then on any process may begin it anew.</param>
public sealed record Turn(string Id, long UpTo, DateTimeOffset LeaseUntil);
