using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Feeds;

namespace MirtAi.Api.Tests.Management;

public abstract partial class ManagementTests
{
    private static readonly InboundEvent Lost = new()
    {
        EventId = "telegram:510000001",
        SessionKey = "telegram:1",
        Kind = InboundKind.Message,
        Recipient = "1",
        Text = "Добрий день",
        SentAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public async Task An_event_that_was_set_aside_is_listed_and_taken_when_it_can_be()
    {
        await host!.Services.GetRequiredService<SetAsideEvents>().Keep("telegram", Lost, 8, "InvalidOperationException");
        host.Gate.Failures.Enqueue(new InvalidOperationException("still"));

        var item = Assert.Single((await Get("/api/v1/set-aside")).GetProperty("items").EnumerateArray());
        Assert.Equal((Lost.EventId, 8), (item.GetProperty("eventId").GetString(), item.GetProperty("attempts").GetInt32()));
        await (await Retry()).AssertProblem(HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.NoContent, (await Retry()).StatusCode);
        await (await Retry()).AssertProblem(HttpStatusCode.NotFound);

        Assert.Equal("Добрий день", Assert.Single(host.Gate.Accepted).Text);
        Assert.Empty((await Get("/api/v1/set-aside")).GetProperty("items").EnumerateArray());
        Assert.Equal(3, await Database.Value<int>("select count(*) from audit_log where action = 'retryEvent'"));

        Task<HttpResponseMessage> Retry() =>
            client!.PostAsync($"/api/v1/set-aside/{Lost.EventId}/retry", null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_event_that_was_set_aside_is_dropped_when_it_is_not_wanted()
    {
        await host!.Services.GetRequiredService<SetAsideEvents>().Keep("telegram", Lost, 8, "InvalidOperationException");

        var dropped = await client!.DeleteAsync($"/api/v1/set-aside/{Lost.EventId}", TestContext.Current.CancellationToken);
        var again = await client.DeleteAsync($"/api/v1/set-aside/{Lost.EventId}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
        await again.AssertProblem(HttpStatusCode.NotFound);
        Assert.Empty(host.Gate.Accepted);
    }
}
