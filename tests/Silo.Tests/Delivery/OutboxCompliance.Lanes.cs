using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>What a pump sees of the lanes.</summary>
public abstract partial class OutboxCompliance
{
    [Fact]
    public async Task Lanes_come_by_their_priority()
    {
        await Enqueue(OutboxLane.Broadcast, ("1", "a"), ("2", "b"));
        await Enqueue(OutboxLane.Notice, ("4", "d"), ("5", "e"));
        await Enqueue(OutboxLane.Conversation, ("7", "g"), ("8", "h"));

        var pages = await Outbox.Heads(account, _ => "", null, Token);

        Assert.Equal(["gh", "de", "ab"], pages.Select(page => string.Concat(page.Due.Select(head => head.Message.Text))));
        Assert.All(pages, page => Assert.True(page.IsWhole));
    }

    [Fact]
    public async Task Recipients_that_are_closed_are_passed_over_however_many_they_are()
    {
        var size = Outbox.PageSizes[OutboxLane.Conversation];
        await Enqueue([.. Enumerable.Range(0, 2 * size).Select(n => ($"r:{n:d4}", "closed")), ("q", "a"), ("r", "b"), ("r;", "c"), ("s", "d")]);

        var page = (await Outbox.Heads(account, _ => "", "r:", Token))[0];

        Assert.Equal("abcd", string.Concat(page.Due.Select(head => head.Message.Text).Order()));
        Assert.True(page.IsWhole);
        var behind = (await Outbox.Heads(account, _ => "r:0007", "r:", Token))[0];
        Assert.Equal(["r;", "s"], behind.Due.Select(head => head.Line));
        Assert.False((await Outbox.Heads(account, _ => "", null, Token))[0].IsWhole);
    }

    [Fact]
    public async Task A_lane_of_closed_recipients_alone_is_whole_and_empty()
    {
        await Enqueue(("r:1", "closed"), ("r:2", "closed"));

        var page = (await Outbox.Heads(account, _ => "", "r:", Token))[0];

        Assert.Empty(page.Due);
        Assert.True(page.IsWhole);
    }

    [Fact]
    public async Task A_lane_of_many_recipients_is_seen_page_by_page_each_recipient_once()
    {
        var size = Outbox.PageSizes[OutboxLane.Conversation];
        await Enqueue([.. Enumerable.Range(0, (2 * size) + 1).SelectMany(n => new[] { ($"{n:d4}", "a"), ($"{n:d4}", "b") })]);

        var seen = new List<string>();
        var pages = 0;
        for (var after = ""; after is not null; pages++)
        {
            var page = (await Outbox.Heads(account, _ => after, null, Token))[0];
            seen.AddRange(page.Due.Select(head => head.Line));
            Assert.All(page.Due, head => Assert.Equal("a", head.Message.Text));
            after = page.Last;
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, (2 * size) + 1).Select(n => $"{n:d4}"), seen);
    }

    [Fact]
    public async Task A_recipients_answer_does_not_wait_for_a_broadcast_and_each_lane_keeps_its_order()
    {
        var lease = await Lease();
        await Enqueue(OutboxLane.Broadcast, ("1", "a"), ("1", "b"));
        await Enqueue(OutboxLane.Conversation, ("1", "c"), ("1", "d"));
        var heads = await Due(account);
        Assert.Equal(["c", "a"], heads.Select(head => head.Message.Text));
        heads = [.. await Outbox.Claim(heads, lease, Self, Token)];
        Assert.Empty(await Heads());

        await Outbox.MarkSent(heads[0].Id, "platform-1", Token);
        Assert.Equal(["d"], await Heads());

        await Outbox.Postpone(heads[1], OutboxStatus.Pending, Long, "later", counts: true, lease, Token);
        Assert.Equal(["d"], await Heads());
    }

    [Fact]
    public async Task Commits_that_share_a_transaction_keep_their_lanes()
    {
        var lanes = Enum.GetValues<OutboxLane>();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => Storage.Store.Commit(
            Commits.Of($"{account}-{n}", 0) with
            {
                Effects = new CommitEffects { Outbox = [Commits.Entry(account, $"{n % 3}", account, $"{n}") with { Lane = lanes[n % 3] }] },
            },
            Token)));

        var heads = await Due(account);

        Assert.Equal(30, heads.Count);
        Assert.All(heads, head => Assert.Equal($"{(int)head.Lane}", head.Message.Text));
    }

    [Fact]
    public async Task A_row_without_a_lane_is_a_conversations()
    {
        await Storage.Execute(
            $$"""
            insert into outbox (account, recipient, session_key, sequence, message, due_at, created_at)
            values (@account, '1', @account, 1, '{"text":"old"}', {{Storage.Database.After("-1")}}, {{Storage.Database.After("-1")}})
            """,
            new { account });

        Assert.Equal(OutboxLane.Conversation, (await Head()).Lane);
    }
}
