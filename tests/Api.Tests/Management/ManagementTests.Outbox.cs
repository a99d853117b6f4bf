using System.Net;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Messages;

namespace MirtAi.Api.Tests.Management;

public abstract partial class ManagementTests
{
    [Fact]
    public async Task The_outbox_shows_what_is_not_sent_unless_asked_for_a_status()
    {
        await Database.Outbox("telegram:1", 1, "a", "sent");
        await Database.Outbox("telegram:1", 2, "b", "failed");
        await Database.Outbox("telegram:1", 3, "c", "pending");

        var open = await Get("/api/v1/outbox");
        var failed = await Get("/api/v1/outbox?status=failed");
        var wrong = await client!.GetAsync("/api/v1/outbox?status=lost", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["pending", "failed"], open.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString()));
        var message = Assert.Single(failed.GetProperty("items").EnumerateArray());
        Assert.Equal("refused", message.GetProperty("lastError").GetString());
        Assert.Equal("conversation", message.GetProperty("lane").GetString());
        Assert.Equal(3, message.GetProperty("attempts").GetInt32());
        Assert.Contains("status", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OutboxLane.Conversation, "conversation")]
    [InlineData(OutboxLane.Notice, "notice")]
    [InlineData(OutboxLane.Broadcast, "broadcast")]
    public async Task The_outbox_shows_lanes_by_name(OutboxLane lane, string name)
    {
        await Database.Outbox("telegram:1", 1, "a", "pending");
        await Database.Write("update outbox set lane = @lane", new { lane = (int)lane });

        var open = await Get("/api/v1/outbox");

        Assert.Equal(name, Assert.Single(open.GetProperty("items").EnumerateArray()).GetProperty("lane").GetString());
    }

    [Theory]
    [InlineData("failed", true, "pending")]
    [InlineData("undeliverable", true, "pending")]
    [InlineData("uncertain", true, "uncertain")]
    [InlineData("uncertain", false, "uncertain")]
    public async Task A_message_that_was_given_up_is_sent_again(string status, bool isDone, string expected)
    {
        var id = await Database.Outbox("telegram:1", 1, "a", status, isDone: isDone);

        var response = await client!.PostAsync($"/api/v1/outbox/{id}/retry", null, TestContext.Current.CancellationToken);

        var message = await response.Json();
        Assert.Equal(expected, message.GetProperty("status").GetString());
        Assert.Equal(id, message.GetProperty("id").GetInt64());
        Assert.Equal(0, message.GetProperty("repeats").GetInt32());
        Assert.Equal(0, message.GetProperty("attempts").GetInt32());
        Assert.Equal(message.GetProperty("createdAt").GetString(), message.GetProperty("dueAt").GetString());
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("pending")]
    [InlineData("sending")]
    public async Task A_message_on_its_way_is_not_sent_again(string status)
    {
        var id = await Database.Outbox("telegram:1", 1, "a", status);

        var response = await client!.PostAsync($"/api/v1/outbox/{id}/retry", null, TestContext.Current.CancellationToken);
        var unknown = await client.PostAsync("/api/v1/outbox/987654/retry", null, TestContext.Current.CancellationToken);

        Assert.Contains(status, await response.AssertProblem(HttpStatusCode.Conflict), StringComparison.Ordinal);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
        Assert.Equal((status, 3), (await Database.Value<string>(All("status")), await Database.Value<int>(All("attempts"))));
    }

    [Theory]
    [InlineData("", "failed", 2)]
    [InlineData("&status=undeliverable", "undeliverable", 1)]
    public async Task All_of_an_account_that_was_given_up_is_sent_again(string query, string status, int expected)
    {
        await Database.Outbox("telegram:1", 1, "a", "failed");
        await Database.Outbox("telegram:2", 1, "b", "failed");
        await Database.Outbox("telegram:2", 2, "c", "undeliverable");
        await Database.Outbox("telegram:3", 1, "d", "sent");
        await Database.Outbox("instagram:1", 1, "e", status);

        var response = await client!.PostAsync($"/api/v1/outbox/retry?account=telegram{query}", null, TestContext.Current.CancellationToken);

        Assert.Equal(expected, (await response.Json()).GetProperty("messages").GetInt32());
        var open = await Get("/api/v1/outbox?status=pending&account=telegram");
        Assert.Equal(expected, open.GetProperty("total").GetInt64());
        var others = await Get($"/api/v1/outbox?status={status}&account=instagram");
        Assert.Equal(1, others.GetProperty("total").GetInt64());
        Assert.Equal(1, await Database.Value<int>("select count(*) from audit_log where action = 'retryAll'"));
    }

    [Fact]
    public async Task Many_of_an_account_are_sent_again_in_small_pieces()
    {
        var id = await Database.Outbox("telegram:1", 1, "a", "failed");
        await Database.Write(
            """
            with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 2500)
            insert into deliveries (id, account, recipient, session_key, sequence, message, lane, status, attempts, repeats, due_at, created_at)
            select d.id + numbers.n, account, recipient, session_key, sequence, message, lane, status, attempts, repeats, due_at, created_at
            from deliveries d, numbers where d.id = @id
            """,
            new { id });

        var response = await client!.PostAsync("/api/v1/outbox/retry?account=telegram", null, TestContext.Current.CancellationToken);

        Assert.Equal(2_501, (await response.Json()).GetProperty("messages").GetInt32());
        Assert.Equal(2_501, await Database.Value<int>("select count(*) from outbox where status = 'pending'"));
        Assert.Equal(0, await Database.Value<int>("select count(*) from deliveries"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?account=telegram&status=sent")]
    [InlineData("?account=telegram&status=pending")]
    public async Task What_cannot_be_sent_again_is_refused(string query)
    {
        var response = await client!.PostAsync($"/api/v1/outbox/retry{query}", null, TestContext.Current.CancellationToken);

        await response.AssertProblem(HttpStatusCode.BadRequest);
    }

    private static string All(string column) => $"select {column} from outbox union all select {column} from deliveries";
}
