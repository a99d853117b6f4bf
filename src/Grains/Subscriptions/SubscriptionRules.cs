using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Subscriptions;

namespace MirtAi.Grains.Subscriptions;

/// <summary>What happens to a subscription, as pure functions.</summary>
public static class SubscriptionRules
{
    /// <summary>How many requests are remembered.</summary>
    public const int KeptRequests = 16;

    /// <summary>How many days before the end customers are reminded, the last one last.</summary>
    private static readonly int[] ReminderDays = [3, 1];

    /// <summary>
    /// Grants time, or takes it back: from the end while it is in force, else from now. Whatever the order of the sources, an end that is
    /// in force moves by exactly what they grant.
    /// </summary>
    public static Decision<Subscription, bool> Granted(
        this Subscription subscription, string key, SubscriptionGrant grant, DateTimeOffset now)
    {
        var before = subscription.Grants.GetValueOrDefault(grant.Source);
        var seconds = (long)grant.Time.TotalSeconds;
        if (seconds == before || (grant.RequestDigest is not null && subscription.Grants.ContainsKey(grant.Source)))
            return new(null, CommitEffects.None, false);
        var change = TimeSpan.FromSeconds(seconds - before);
        var begins = !subscription.Active && change > TimeSpan.Zero;
        var ends = begins ? now + change : subscription.EndsAt + change;
        return (subscription with
        {
            Plan = change > TimeSpan.Zero || subscription.Plan.Length == 0 ? grant.Plan : subscription.Plan,
            Active = begins || subscription.Active,
            StartedAt = begins ? now : subscription.StartedAt,
            EndsAt = ends,
            Grants = subscription.Grants.SetItem(grant.Source, seconds),
            DoneRequests = grant.RequestDigest is { } digest
                ? [.. subscription.DoneRequests.TakeLast(KeptRequests - 1), new GrantRequest(grant.Source, digest)]
                : subscription.DoneRequests,
            RemindedDays = 0,
        }).Stored(key);
    }

    /// <summary>Ends it if its time and the grace are over.</summary>
    public static Decision<Subscription, bool> Expired(this Subscription subscription, string key, TimeSpan grace, DateTimeOffset now) =>
        subscription.Active && subscription.EndsAt + grace <= now
            ? (subscription with { Active = false }).Stored(key)
            : new(null, CommitEffects.None, false);

    /// <summary>The reminder that is due, in days before the end; 0 for none. Each comes once for an end.</summary>
    public static int DueReminder(this Subscription subscription, DateTimeOffset now)
    {
        if (!subscription.Active || subscription.EndsAt <= now)
            return 0;
        var due = ReminderDays.LastOrDefault(days => subscription.EndsAt - TimeSpan.FromDays(days) <= now);
        return due != 0 && (subscription.RemindedDays == 0 || due < subscription.RemindedDays) ? due : 0;
    }

    /// <summary>The customer was reminded of this end.</summary>
    public static Decision<Subscription, bool> Reminded(this Subscription subscription, string key, DateTimeOffset end, int days) =>
        subscription.EndsAt == end && (subscription.RemindedDays == 0 || days < subscription.RemindedDays)
            ? (subscription with { RemindedDays = days }).Stored(key)
            : new(null, CommitEffects.None, false);

    private static Decision<Subscription, bool> Stored(this Subscription subscription, string key) =>
        new(subscription, new CommitEffects { Features = [new SubscriptionChanged(key, subscription)] }, true);
}
