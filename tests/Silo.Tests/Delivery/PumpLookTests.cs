using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>A pump that is woken by every commit looks only for what may go.</summary>
public sealed class PumpLookTests(SqliteFile file) : IClassFixture<SqliteFile>
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500), Second = TimeSpan.FromSeconds(1);

    private readonly WatchedTimeProvider clock = new();
    private readonly string account = "account-" + Commits.NewKey();

    [Fact]
    public async Task A_pump_whose_account_must_wait_does_not_look_whatever_is_committed()
    {
        const int messages = 8;
        await using var storage = await file.Start(null);
        var database = new CountingDatabase(storage.Database);
        var channel = new PacedChannel(account, perSecond: 0.5, clock);
        await RunningPump.Enqueue(storage, account, [.. Enumerable.Range(0, messages).Select(number => $"{number}")]);
        await using var pump = await RunningPump.Start(storage, channel, new MemoryAccounts(), clock, new Outbox(database));

        await pump.Until(
            () =>
            {
                pump.Wake(account);
                return channel.Sent.Count == messages;
            },
            Step);

        var seconds = (clock.GetUtcNow() - channel.Sent[0].At) / Second;
        Assert.InRange(seconds, 2 * (messages - 1), 4 * messages);
        // A look, a claim and a record for each message, another look behind it, and what an earlier pump left, in two queries a second.
        Assert.InRange(database.Queries, messages, (4 * messages) + (3 * seconds));
    }

    [Fact]
    public async Task More_than_a_page_that_must_wait_together_holds_up_nobody_else_and_goes_by_its_own_rate()
    {
        string[] waiting = [.. Enumerable.Range(0, 300).Select(number => $"r:{number:d4}")], others = ["a", "q", "s", "z"];
        await using var storage = await file.Start(null);
        var channel = new PacedChannel(account, perSecond: 100, clock)
        {
            Shared = new("to-r:", new RecipientLimit(0.1, Burst: 1, Ready: 1)),
        };
        await RunningPump.Enqueue(storage, account, [.. waiting, .. others]);
        await using var pump = await RunningPump.Start(storage, channel, new MemoryAccounts(), clock);

        await pump.Until(() => channel.Sent.Count == others.Length + 4, Step);

        Assert.Equal(waiting[..4], channel.Sent.Select(one => one.Text).Where(text => text.StartsWith('r')));
        var began = channel.Sent[0].At;
        Assert.All(
            channel.Sent.Where(one => others.Contains(one.Text)), one => Assert.InRange(one.At - began, TimeSpan.Zero, 2 * Second));
    }
}
