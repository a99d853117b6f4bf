namespace MirtAi.Fleet.Tests.Shop;

/// <summary>What became of sending an update once.</summary>
/// <param name="Status">0 when the connection failed.</param>
internal sealed record Attempt(int Status, TimeSpan Took, bool HasRetryAfter)
{
    public bool IsTaken => Status == 200;
}
