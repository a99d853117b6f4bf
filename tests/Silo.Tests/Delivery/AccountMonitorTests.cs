using MirtAi.Grains.Interfaces.Accounts;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>Delivery does not depend on what is known of its account.</summary>
public sealed class AccountMonitorTests(SqliteFile file) : IClassFixture<SqliteFile>, IAsyncLifetime
{
    private readonly WatchedTimeProvider clock = new();
    private readonly MemoryAccounts accounts = new();
    private readonly MoodyChannel channel = new("account-" + Commits.NewKey());
    private TestStorage? opened;

    private TestStorage Storage => opened ?? throw new InvalidOperationException("It was not opened.");

    public async ValueTask InitializeAsync() => opened = await file.Start(null);

    public ValueTask DisposeAsync() => Storage.DisposeAsync();

    [Fact]
    public async Task Messages_go_out_while_the_state_cannot_be_reached_and_it_is_reported_once_it_can()
    {
        accounts.IsAway = true;
        await RunningPump.Enqueue(Storage, channel.Account, "a");
        await using var pump = await RunningPump.Start(Storage, channel, accounts, clock);
        await pump.Until(() => channel.Attempts.Count == 1);

        channel.Answer = new SendResult.Throttled(TimeSpan.FromHours(1));
        await RunningPump.Enqueue(Storage, channel.Account, "b");
        await pump.Until(() => channel.Attempts.Count == 2);
        var until = clock.GetUtcNow().AddHours(1);
        accounts.IsAway = false;
        await pump.Until(() => accounts.Reports == 1);

        var known = await accounts.Read(channel.Account);
        Assert.InRange(known.PausedUntil!.Value, until.AddSeconds(-5), until);
    }

    [Fact]
    public async Task Sends_that_say_nothing_new_report_nothing()
    {
        await RunningPump.Enqueue(Storage, channel.Account, "a", "b", "c");
        await using var pump = await RunningPump.Start(Storage, channel, accounts, clock);

        await pump.Until(() => channel.Attempts.Count == 3);

        Assert.Equal(0, accounts.Reports);
    }

    [Fact]
    public async Task Health_names_the_account_whose_credentials_are_refused_until_they_are_taken()
    {
        var token = TestContext.Current.CancellationToken;
        var notes = new AccountNotes(new ChannelDirectory([channel]), accounts, clock);
        Assert.Empty(await notes.Read(token));

        await accounts.Report(channel.Account, new() { Kind = AccountReportKind.CredentialsRefused, At = clock.GetUtcNow() });
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("credentials refused since 2026-01-01T00:00:00Z", (await notes.Read(token))[channel.Account]);

        accounts.IsAway = true;
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Single(await notes.Read(token));

        accounts.IsAway = false;
        await accounts.Report(channel.Account, new() { Kind = AccountReportKind.Working, At = clock.GetUtcNow() });
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(await notes.Read(token));
    }
}
