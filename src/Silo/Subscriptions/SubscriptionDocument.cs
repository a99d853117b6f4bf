using MirtAi.Grains.Subscriptions;

namespace MirtAi.Silo.Subscriptions;

/// <summary>A row of <c>subscriptions</c> as it is handed to the database.</summary>
internal sealed record SubscriptionDocument(
    string SessionKey, string Plan, string Status, DateTimeOffset StartedAt, DateTimeOffset EndsAt, int RemindedDays)
{
    public static SubscriptionDocument Of(SubscriptionChanged change) => new(
        change.SessionKey,
        change.Subscription.Plan,
        change.Subscription.Status,
        change.Subscription.StartedAt,
        change.Subscription.EndsAt,
        change.Subscription.RemindedDays);
}
