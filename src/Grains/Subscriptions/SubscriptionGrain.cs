using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Interfaces.Subscriptions;
using MirtAi.Grains.Sale;
using Orleans;

namespace MirtAi.Grains.Subscriptions;

/// <summary>
/// The thin shell round <see cref="SubscriptionRules"/>. What the customer is told goes through their session, once by the action's id:
/// whoever is killed in between, it is said again and does nothing.
/// </summary>
[GrainType(ISubscriptionGrain.Kind)]
internal sealed class SubscriptionGrain(
    ICommitStore store,
    IOptions<SubscriptionOptions> options,
    IOptions<ConversationOptions> conversation,
    TimeProvider clock,
    ILogger<SubscriptionGrain> logger)
    : DurableGrain<Subscription>(store, clock, logger), ISubscriptionGrain
{
    private readonly TimeProvider clock = clock;
    private readonly TimeZoneInfo zone = conversation.Value.Zone;

    /// <inheritdoc/>
    protected override JsonTypeInfo<Subscription> StateJson { get; } =
        (JsonTypeInfo<Subscription>)JsonSerializerOptions.Web.GetTypeInfo(typeof(Subscription));

    private string Key => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task Grant(SubscriptionGrant grant)
    {
        Invalidate();
        await Change((subscription, now) => subscription.Granted(Key, grant, now));
        if (grant.Announce && LastSeen is { Active: true } granted)
            await Tell(SubscriptionTexts.Extended(Name(granted), Local(granted.EndsAt)), $"{grant.Source}:receipt");
    }

    /// <inheritdoc/>
    public async Task Tend()
    {
        Invalidate();
        await Change((subscription, now) => subscription.Expired(Key, options.Value.Grace, now));
        if (LastSeen is not { } seen || seen.DueReminder(clock.GetUtcNow()) is not (> 0 and var days))
            return;
        var end = seen.EndsAt;
        await Tell(
            SubscriptionTexts.Ending(Name(seen), Local(end)),
            string.Create(CultureInfo.InvariantCulture, $"subscription:{Key}:{end.UtcTicks}:{days}"));
        await Change((subscription, _) => subscription.Reminded(Key, end, days));
    }

    /// <inheritdoc/>
    protected override Subscription Initial() => new();

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(Subscription state) => null;

    /// <inheritdoc/>
    protected override Task Advance() => Task.CompletedTask;

    private Task<ManagerReceipt> Tell(CustomerWords words, string actionId) =>
        GrainFactory.GetGrain<ISessionGrain>(Key).Manage(new ManagerAction
        {
            Kind = ManagerActionKind.Tell,
            Manager = ISubscriptionGrain.Kind,
            ActionId = actionId,
            Words = words,
        });

    private string Name(Subscription subscription) => options.Value.Find(subscription.Plan)?.Name ?? subscription.Plan;

    private DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);
}
