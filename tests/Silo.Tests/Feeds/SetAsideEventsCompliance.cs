using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Feeds;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;
using Orleans.Serialization;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>Events that were set aside are kept until they are taken; the same for every database.</summary>
public abstract class SetAsideEventsCompliance : StorageCompliance, IDisposable
{
    private readonly ServiceProvider serializers = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private readonly ScriptedDispatcher dispatcher = new();
    private readonly string account = Commits.NewKey();

    private SetAsideEvents Events => EventsAt(TimeProvider.System);

    [Fact]
    public async Task An_event_is_kept_once_as_it_came_and_taken_when_somebody_asks_for_it()
    {
        IInboundEvent? taken = null;
        dispatcher.Script = inbound =>
        {
            taken = inbound;
            return null;
        };
        await Events.Keep(account, Event, 8, "InvalidOperationException");
        await Events.Keep(account, Event, 9, "TimeoutException");
        var kept = Assert.Single(await Kept());

        Assert.Equal((Event.EventId, Event.SessionKey, 8, "InvalidOperationException"), (kept.EventId, kept.SessionKey, kept.Attempts, kept.Reason));
        Assert.Contains((account, 1), await Events.Count(Token));
        Assert.Equal(SetAsideOutcome.Taken, await Events.Retry(Event.EventId, Token));
        Assert.Equal(Event, taken);
        Assert.Empty(await Kept());
        Assert.Equal(SetAsideOutcome.NotFound, await Events.Retry(Event.EventId, Token));
    }

    [Fact]
    public async Task What_fails_once_more_or_finds_its_conversation_full_stays()
    {
        await Events.Keep(account, Event, 8, "InvalidOperationException");

        dispatcher.Script = _ => throw new NotSupportedException("still");
        Assert.Equal(SetAsideOutcome.Failed, await Events.Retry(Event.EventId, Token));
        var failed = Assert.Single(await Kept());
        Assert.Equal((9, nameof(NotSupportedException)), (failed.Attempts, failed.Reason));
        dispatcher.Script = _ => Receipt.Overloaded;
        Assert.Equal(SetAsideOutcome.Overloaded, await Events.Retry(Event.EventId, Token));

        Assert.Single(await Kept());
        Assert.True(await Events.Drop(Event.EventId, Token));
        Assert.False(await Events.Drop(Event.EventId, Token));
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task A_fleet_that_is_away_says_nothing_of_the_event()
    {
        await Events.Keep(account, Event, 8, "InvalidOperationException");

        dispatcher.Script = _ => throw new StorageUnavailableException("The grain cannot be reached", new TimeoutException());
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Events.Retry(Event.EventId, Token));

        Assert.Equal(8, Assert.Single(await Kept()).Attempts);
    }

    [Fact]
    public async Task An_event_of_a_full_conversation_lets_the_others_go_first()
    {
        var clock = new FakeTimeProvider(Commits.At);
        await EventsAt(clock).Keep(account, Event, 8, "InvalidOperationException");
        clock.Advance(SetAsideJob.Rest + TimeSpan.FromMinutes(1));
        dispatcher.Script = _ => Receipt.Overloaded;

        Assert.Contains(Event.EventId, await EventsAt(clock).Untried(clock.GetUtcNow() - SetAsideJob.Rest, 1_000, Token));
        await EventsAt(clock).Retry(Event.EventId, Token);

        Assert.DoesNotContain(Event.EventId, await EventsAt(clock).Untried(clock.GetUtcNow() - SetAsideJob.Rest, 1_000, Token));
        Assert.Equal(8, Assert.Single(await Kept()).Attempts);
    }

    [Fact]
    public async Task What_has_rested_for_an_hour_is_tried_again_by_itself()
    {
        var (kept, clock) = (Event, new FakeTimeProvider(Commits.At));
        var events = EventsAt(clock);
        var job = new SetAsideJob(events, Storage.Locks(), clock);
        dispatcher.Script = inbound => inbound.EventId == kept.EventId ? throw new InvalidOperationException("still") : null;
        await events.Keep(account, kept, 8, "InvalidOperationException");

        await job.Try(Token);
        Assert.Equal(8, Assert.Single(await Kept()).Attempts);
        clock.Advance(SetAsideJob.Rest + TimeSpan.FromMinutes(1));
        await job.Try(Token);
        await job.Try(Token);
        Assert.Equal(9, Assert.Single(await Kept()).Attempts);
        dispatcher.Script = _ => null;
        clock.Advance(SetAsideJob.Rest + TimeSpan.FromMinutes(1));
        await job.Try(Token);

        Assert.Empty(await Kept());
        Assert.Contains(kept.EventId, dispatcher.Stored);
    }

    public void Dispose()
    {
        serializers.Dispose();
        GC.SuppressFinalize(this);
    }

    private InboundEvent Event => new()
    {
        EventId = account + "-1",
        SessionKey = account,
        Kind = InboundKind.Message,
        Recipient = "1",
        Text = "Добрий день",
        SentAt = Commits.At,
    };

    private SetAsideEvents EventsAt(TimeProvider clock) => new(
        Storage.Database, serializers.GetRequiredService<Serializer<IInboundEvent>>(), dispatcher,
        new StorageProbe(new ScriptedStorage(), clock, NullLogger<StorageProbe>.Instance), clock, NullLogger<SetAsideEvents>.Instance);

    private async Task<IEnumerable<SetAsideView>> Kept() =>
        (await Events.List(new PageRequest(1, 100), Token)).Items.Where(kept => kept.Account == account);
}

public sealed class PostgresSetAsideEventsTests(TestPostgres postgres) : SetAsideEventsCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteSetAsideEventsTests(SqliteFile file) : SetAsideEventsCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
