using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Silo.Crm;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Crm;

public sealed class SitniksClientTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly SitniksPeer peer = new();
    private readonly SitniksClient client;

    public SitniksClientTests() => client = new SitniksClient(
        () => new HttpClient(peer, disposeHandler: false), Options.Create(new SitniksOptions { ApiKey = "key" }), clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_repeated_until_it_is_answered()
    {
        peer.Chats["olena"] = "c1";
        peer.Faults.Enqueue(HttpStatusCode.BadGateway);
        peer.Faults.Enqueue(HttpStatusCode.RequestTimeout);

        var answer = await Ends(client.Ask(HttpMethod.Get, "chats", null, Token));

        Assert.Equal("c1", (string?)answer?["data"]?[0]?["id"]);
        Assert.Equal(["GET chats", "GET chats", "GET chats"], peer.Requests);
    }

    [Fact]
    public async Task It_is_repeated_three_times_and_then_it_has_failed()
    {
        for (var request = 0; request < 10; request++)
            peer.Faults.Enqueue(HttpStatusCode.BadGateway);

        var fault = await Assert.ThrowsAsync<CrmException>(() => Ends(client.Ask(HttpMethod.Get, "chats", null, Token)));

        Assert.Equal(("Sitniks answered 502", true), (fault.Message, fault.MayPass));
        Assert.Equal(1 + SitniksClient.MaxRetries, peer.Requests.Count);
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.BadGateway)] // It may be there.
    [InlineData("GET", HttpStatusCode.TooManyRequests)]
    [InlineData("GET", HttpStatusCode.Forbidden)]
    public async Task What_must_not_or_need_not_be_repeated_is_asked_once(string method, HttpStatusCode status)
    {
        peer.Faults.Enqueue(status);

        await Assert.ThrowsAsync<CrmException>(() => Ends(client.Ask(new HttpMethod(method), "orders", new JsonObject(), Token)));

        Assert.Single(peer.Requests);
    }

    [Fact]
    public async Task One_that_does_not_answer_within_half_a_minute_may_answer_later()
    {
        peer.IsSilent = true;

        var fault = await Assert.ThrowsAsync<CrmException>(() => Ends(client.Ask(HttpMethod.Post, "orders", new JsonObject(), Token)));

        Assert.Equal(("Sitniks did not answer in time", true), (fault.Message, fault.MayPass));
    }

    /// <summary>Moves the clock until the call has ended.</summary>
    private async Task<JsonNode?> Ends(Task<JsonNode?> call)
    {
        await Eventually.Until(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return call.IsCompleted;
            },
            TimeSpan.FromMinutes(1));
        return await call;
    }
}
