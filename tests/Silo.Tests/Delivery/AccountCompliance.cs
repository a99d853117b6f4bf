using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Accounts;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Accounts;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>What is known of an account, on every database, through the providers that the service uses there.</summary>
public abstract class AccountCompliance : StorageCompliance
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WatchedTimeProvider clock = new();
    private readonly string account = "account-" + Commits.NewKey();
    private readonly string managers = "managers-" + Commits.NewKey();

    [Fact]
    public async Task A_pause_outlives_the_process_that_was_asked_to_wait()
    {
        await using var silos = await Silos(managers);
        var channel = new MoodyChannel(account) { Answer = new SendResult.Throttled(TimeSpan.FromSeconds(30), WholeAccount: true) };
        await RunningPump.Enqueue(Storage, account, "a");
        await using (var first = await RunningPump.Start(Storage, channel, new ChannelAccounts(silos.Grains), clock))
            await first.Until(async () => (await Known(silos)).PausedUntil is not null);
        var until = (await Known(silos)).PausedUntil!.Value;
        await silos.Replace();
        await Eventually.Until(async () => await KnownOrNull(silos) is not null, Patience);

        channel.Answer = new SendResult.Sent("platform-id");
        await Storage.Execute("update outbox set due_at = created_at where account = @account", new { account });
        await using var second = await RunningPump.Start(Storage, channel, new ChannelAccounts(silos.Grains), clock);
        await second.Until(() => channel.Attempts.Count > 1, TimeSpan.FromSeconds(0.5));

        Assert.InRange(clock.GetUtcNow(), until, until.AddSeconds(2));
        Assert.Equal(["a", "a"], channel.Attempts);
    }

    [Fact]
    public async Task Refused_credentials_pause_the_account_until_one_message_finds_that_they_are_taken_again()
    {
        await using var silos = await Silos(managers);
        var channel = new MoodyChannel(account) { Answer = new SendResult.CredentialsRefused("401") };
        await RunningPump.Enqueue(Storage, account, "a", "b", "c");
        await using var pump = await RunningPump.Start(Storage, channel, new ChannelAccounts(silos.Grains), clock);
        await pump.Until(async () => (await Known(silos)) is { ManagersTold: true });
        var atOnce = channel.Attempts.Count;
        var since = (await Known(silos)).CredentialsRefusedSince!.Value;

        await pump.Until(() => clock.GetUtcNow() >= since + 3.5 * AccountMonitor.ProbePause, TimeSpan.FromSeconds(1));
        Assert.InRange(channel.Attempts.Count, atOnce + 2, atOnce + 3);
        Assert.Equal(since, (await Known(silos)).CredentialsRefusedSince);
        Assert.Single(await Notices());

        channel.Answer = new SendResult.Sent("platform-id");
        await pump.Until(async () => (await Known(silos)).CredentialsRefusedSince is null, TimeSpan.FromSeconds(1));
        await pump.Until(async () => (await Storage.Query<int>(
            "select count(*) from deliveries where account = @account and status = 'sent'", new { account })) is [3]);
        Assert.Equal(["a", "b", "c"], channel.Attempts.TakeLast(3).Order(StringComparer.Ordinal));

        channel.Answer = new SendResult.CredentialsRefused("401 again");
        await RunningPump.Enqueue(Storage, account, "d");
        await pump.Until(async () => (await Known(silos)) is { ManagersTold: true });
        Assert.Equal(2, (await Notices()).Count);
        Assert.Equal("401 again", (await Known(silos)).LastRefusal);
    }

    [Fact]
    public async Task Refused_credentials_are_known_to_the_next_process_and_tried_by_it_at_once()
    {
        await using var silos = await Silos(managers);
        var channel = new MoodyChannel(account) { Answer = new SendResult.CredentialsRefused("401") };
        await RunningPump.Enqueue(Storage, account, "a", "b");
        await using (var first = await RunningPump.Start(Storage, channel, new ChannelAccounts(silos.Grains), clock))
            await first.Until(async () => (await Known(silos)).CredentialsRefusedSince is not null);
        var before = channel.Attempts.Count;

        await using var second = await RunningPump.Start(Storage, channel, new ChannelAccounts(silos.Grains), clock);
        await second.Until(() => channel.Attempts.Count > before);
        var probed = clock.GetUtcNow();
        await second.Until(() => clock.GetUtcNow() > probed + AccountMonitor.ProbePause / 2, TimeSpan.FromSeconds(1));

        Assert.Equal(before + 1, channel.Attempts.Count);
        Assert.Single(await Notices());
    }

    [Fact]
    public async Task Managers_are_not_told_through_the_account_that_is_refused()
    {
        await using var silos = await Silos(account);

        await silos.Grains.GetGrain<IChannelAccountGrain>(account).Report(
            new AccountReport { Kind = AccountReportKind.CredentialsRefused, At = clock.GetUtcNow(), Reason = "401" });

        Assert.False((await Known(silos)).ManagersTold);
        Assert.Empty(await Storage.Query<string>("select message from outbox where account = @account", new { account }));
    }

    [Fact]
    public async Task Activations_that_know_nothing_of_each_other_lose_no_report()
    {
        await using var silos = await Silos(managers);
        await using var others = await Silos(managers);
        var until = clock.GetUtcNow().AddMinutes(5);
        Assert.Null((await Known(others)).PausedUntil);

        await silos.Grains.GetGrain<IChannelAccountGrain>(account).Report(
            new AccountReport { Kind = AccountReportKind.Throttled, At = clock.GetUtcNow(), PausedUntil = until });
        await Eventually.Until(() => Reported(others, AccountReportKind.CredentialsRefused), Patience);

        Assert.Equal(until, (await Known(others)).PausedUntil);
        Assert.NotNull((await Known(others)).CredentialsRefusedSince);
    }

    private Task<ChannelAccount> Known(DocumentSilos silos) => silos.Grains.GetGrain<IChannelAccountGrain>(account).Read();

    /// <summary>Null while the grain cannot be called because its silo has just died.</summary>
    private async Task<ChannelAccount?> KnownOrNull(DocumentSilos silos)
    {
        try
        {
            return await Known(silos);
        }
        catch (Exception exception) when (exception is Orleans.Runtime.OrleansException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>False if the storage held another version than the activation, which is then opened anew.</summary>
    private async Task<bool> Reported(DocumentSilos silos, AccountReportKind kind)
    {
        try
        {
            await silos.Grains.GetGrain<IChannelAccountGrain>(account).Report(
                new AccountReport { Kind = kind, At = clock.GetUtcNow(), Reason = "401" });
            return true;
        }
        catch (Orleans.Storage.InconsistentStateException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> Notices() =>
        await Storage.Query<string>("select message from outbox where account = @managers", new { managers });

    private Task<DocumentSilos> Silos(string notified) => DocumentSilos.Start(Storage, services => services
        .AddSingleton<ICommitStore>(Storage.Store)
        .AddSingleton<INoticeRoute>(new Route(notified))
        .AddSingleton<Notices>()
        .AddSingleton<IAccountAlerts, AccountAlerts>());

    private sealed class Route(string account) : INoticeRoute
    {
        public OutboxEntry? Address(string text) => new()
        {
            Account = account,
            Recipient = 1.ToString(CultureInfo.InvariantCulture),
            SessionKey = "",
            Lane = OutboxLane.Notice,
            Message = new OutboundMessage { Text = text },
        };
    }
}

public sealed class SqliteAccountTests(SqliteFile file) : AccountCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class PostgresAccountTests(TestPostgres postgres) : AccountCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}
