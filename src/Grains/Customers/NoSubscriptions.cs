namespace MirtAi.Grains.Customers;

/// <summary>A shop without plans.</summary>
internal sealed class NoSubscriptions : ISubscriptionStandings
{
    /// <inheritdoc/>
    public bool IsOn => false;

    /// <inheritdoc/>
    public Task<SubscriptionStanding?> Find(string sessionKey, CancellationToken cancellationToken) =>
        Task.FromResult<SubscriptionStanding?>(null);
}
