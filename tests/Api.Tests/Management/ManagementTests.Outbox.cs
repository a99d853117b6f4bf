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

    private static string All(string column) => $"select {column} from outbox union all select {column} from deliveries";
}
