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

        channel.Answer = new SendResult.Throttled(TimeSpan.FromHours(1), WholeAccount: true);
        await RunningPump.Enqueue(Storage, channel.Account, "b");
        await pump.Until(() => channel.Attempts.Count == 2);
        var until = clock.GetUtcNow() + AccountMonitor.MaxPause;
        accounts.IsAway = false;
        await pump.Until(() => accounts.Reports == 1);

        var known = await accounts.Read(channel.Account);
        Assert.InRange(known.PausedUntil!.Value, until.AddSeconds(-5), until);
    }

    [Fact]
    public async Task A_chat_that_is_refused_for_an_hour_waits_alone_and_is_tried_again_after_five_minutes()
    {
        channel.AnswerTo = recipient => recipient == "to-slow" ? new SendResult.Throttled(TimeSpan.FromHours(1)) : null;
        await RunningPump.Enqueue(Storage, channel.Account, "slow", "a", "b", "c");
        await using var pump = await RunningPump.Start(Storage, channel, accounts, clock);

        await pump.Until(() => channel.Attempts.Count == 4);
        Assert.Equal(0, accounts.Reports);

        var refused = clock.GetUtcNow();
        channel.AnswerTo = _ => null;
        await Storage.Execute("update outbox set due_at = created_at");
        await pump.Until(() => channel.Attempts.Count == 5, TimeSpan.FromSeconds(1));
        Assert.InRange(clock.GetUtcNow() - refused, AccountMonitor.MaxPause - TimeSpan.FromSeconds(5), AccountMonitor.MaxPause + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task When_several_chats_are_refused_at_once_the_account_waits()
    {
        channel.Answer = new SendResult.Throttled(TimeSpan.FromSeconds(30));
        await RunningPump.Enqueue(Storage, channel.Account, "a", "b", "c");
        await using var pump = await RunningPump.Start(Storage, channel, accounts, clock);

        await pump.Until(() => accounts.Reports == 1);

        Assert.InRange((await accounts.Read(channel.Account)).PausedUntil!.Value - clock.GetUtcNow(), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_managers_chat_that_is_lost_keeps_its_alerts_and_is_named_until_it_takes_them()
    {
        var managers = new MoodyChannel("managers") { ServesManagers = true, Answer = new SendResult.Unreachable("the bot was kicked") };
        await RunningPump.Enqueue(Storage, managers.Account, "a", "b");
        await using var pump = await RunningPump.Start(Storage, managers, accounts, clock);

        await pump.Until(() => accounts.Reports >= 1);
        var notes = new AccountNotes(new ChannelDirectory([managers]), accounts, clock);
        Assert.Matches("^chat refused since .*: the bot was kicked$", (await notes.Read(TestContext.Current.CancellationToken))[managers.Account]);

        managers.Answer = new SendResult.Sent("1");
        await pump.Until(
            async () => await Storage.Query<int>("select count(*) from deliveries where account = 'managers' and status = 'sent'") is [2],
            TimeSpan.FromSeconds(1));
        await pump.Until(async () => (await accounts.Read(managers.Account)).ChatRefusedSince is null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_whose_answer_is_lost_is_sent_once_more_and_then_left_to_a_person(bool isLostAgain)
    {
        channel.Answer = new SendResult.Uncertain("lost");
        await RunningPump.Enqueue(Storage, channel.Account, "a");
        await using var pump = await RunningPump.Start(Storage, channel, accounts, clock);
        await pump.Until(() => channel.Attempts.Count == 1);
        await pump.Until(async () => await Storage.Query<string>("select status from outbox where account = @Account", channel) is ["uncertain"]);

        if (!isLostAgain)
            channel.Answer = new SendResult.Sent("1");
        await Storage.Execute("update outbox set due_at = created_at");
        await pump.Until(async () => await Storage.Query<int>("select count(*) from outbox where account = @Account", channel) is [0]);

        Assert.Equal(2, channel.Attempts.Count);
        Assert.Equal(
            [isLostAgain ? "uncertain 1" : "sent 1"],
            await Storage.Query<string>("select status || ' ' || repeats from deliveries where account = @Account", channel));
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
