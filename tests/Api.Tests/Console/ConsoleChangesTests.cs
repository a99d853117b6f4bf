using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Api.Console.Live;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Tests.Console;

/// <summary>How open pages learn of changes.</summary>
public sealed class ConsoleChangesTests : IAsyncLifetime
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SqliteDatabase lender = new();
    private readonly WatchedTimeProvider clock = new();
    private readonly BorrowedDatabase database;
    private readonly ConsoleChanges changes;

    public ConsoleChangesTests()
    {
        database = new BorrowedDatabase(lender);
        changes = new ConsoleChanges(new NowQueries(database), clock, NullLogger<ConsoleChanges>.Instance);
    }

    public async ValueTask InitializeAsync()
    {
        await lender.Session("telegram:1");
        await lender.Session("telegram:2");
    }

    public ValueTask DisposeAsync() => lender.DisposeAsync();

    [Fact]
    public async Task One_look_serves_all_open_pages()
    {
        List<ConsoleSubscription> pages = [];
        for (var page = 0; page < 30; page++)
            pages.Add(await Open((page % 3) switch { 0 => "telegram:1", 1 => "telegram:2", _ => null }));
        await clock.UntilArmed(BetweenLooks);
        var opened = database.Opened;
        await Touch("telegram:1");
        await Touch("telegram:2");

        clock.Advance(BetweenLooks);
        foreach (var page in pages)
            await page.NextChange(TestContext.Current.CancellationToken);

        Assert.Equal(opened + 1, database.Opened);
    }

    [Fact]
    public async Task A_page_is_told_of_what_it_shows_and_of_nothing_else()
    {
        using var one = await Open("telegram:1");
        using var other = await Open("telegram:2");
        var untold = other.NextChange(TestContext.Current.CancellationToken);
        await clock.UntilArmed(BetweenLooks);
        await Touch("telegram:1");

        clock.Advance(BetweenLooks);
        await one.NextChange(TestContext.Current.CancellationToken);
        await NextLook();

        Assert.False(untold.IsCompleted);
    }

    [Fact]
    public async Task The_page_of_a_broadcast_is_told_that_it_goes_on()
    {
        await lender.Write(
            "insert into grain_state (kind, key, version, state, updated_at) values ('broadcast', 'b1', 1, '{}', @at)", new { at = Seed.Noon });
        using var page = await Open("broadcast:b1");
        using var other = await Open("broadcast:none");
        var untold = other.NextChange(TestContext.Current.CancellationToken);
        await clock.UntilArmed(BetweenLooks);

        await Touch("b1");
        clock.Advance(BetweenLooks);
        await page.NextChange(TestContext.Current.CancellationToken);

        Assert.False(untold.IsCompleted);
    }

    [Fact]
    public async Task While_the_database_is_away_pages_wait_and_then_are_told()
    {
        using var page = await Open("telegram:1");
        await clock.UntilArmed(BetweenLooks);
        await Touch("telegram:1");
        lender.IsDown = true;
        await NextLook();
        lender.IsDown = false;

        await NextLook();

        await page.NextChange(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_a_fault_that_nobody_foresaw_pages_are_told_again()
    {
        using var page = await Open("telegram:1");
        await clock.UntilArmed(BetweenLooks);
        await Touch("telegram:1");
        database.Fault = new InvalidCastException("a column of another type");
        await NextLook();
        database.Fault = null;

        await NextLook();

        await page.NextChange(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_open_pages_nobody_looks_until_one_is_opened_again()
    {
        var page = await Open(null);
        await clock.UntilArmed(BetweenLooks);
        page.Dispose();

        clock.Advance(BetweenLooks);
        await Eventually.Until(() => clock.Armed == 0, Patience);

        using var again = await Open("telegram:1");
        await Eventually.Until(() => clock.Armed == 1, Patience);
        await Touch("telegram:1");
        clock.Advance(BetweenLooks);
        await again.NextChange(TestContext.Current.CancellationToken);
    }

    private Task<ConsoleSubscription> Open(string? key) => changes.Subscribe(key, TestContext.Current.CancellationToken);

    private Task Touch(string key) => lender.Write("update grain_state set version = version + 1 where key = @key", new { key });

    /// <summary>Has it look once, and waits until it has.</summary>
    private async Task NextLook()
    {
        await Eventually.Until(() => clock.Armed == 1, Patience);
        var opened = database.Opened;
        clock.Advance(BetweenLooks);
        await Eventually.Until(() => database.Opened > opened && clock.Armed == 1, Patience);
    }
}
