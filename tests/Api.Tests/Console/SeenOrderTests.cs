using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Managers;

namespace MirtAi.Api.Tests.Console;

/// <summary>What is sent of what a manager saw of an order, and what they are told if something came meanwhile.</summary>
public sealed class SeenOrderTests : IAsyncLifetime
{
    private const string Conversation = "/console/conversation?key=telegram:1", Newest = "2026-03-01T12:30:00.1234567+00:00";

    private readonly ConcurrentQueue<ManagerAction> wanted = [];
    private EdgeHost? host;

    private static DateTimeOffset Seen => DateTimeOffset.Parse(Newest, System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        var another = new ManagerReceipt(ManagerOutcome.Decided, Order: new OrderReceipt("M-1", "pending_payment"));
        host = await EdgeHost.Start(configure: builder =>
            builder.Services.AddSingleton(new ManagerActions(NotingSessions.Of(wanted, another), TimeProvider.System)));
        await host.Database.Session("telegram:1");
        await host.Database.Write(
            """
            insert into orders
                (id, external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, proofs, created_at,
                 updated_at)
            values (7, 'M-1', 'telegram:1', 'UAH', 1850, 200, 'partial_prepay', 'Зразкова Олена', '+380501112233', 'Львів', 'відділення 3',
                @proofs, @at, @at)
            """,
            new
            {
                at = Seed.Noon,
                proofs = $$"""
                    [{"at":"2026-03-01T12:00:00Z","images":[],"text":"one"},{"at":"{{Newest}}","images":[],"text":"another"}]
                    """,
            });
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Fact]
    public async Task The_forms_send_the_newest_proof_that_they_showed_and_tell_of_another_one()
    {
        using var console = await ConsoleClient.SignedIn(host!.Address);
        (string, string)[] seen = [("from", "pending_payment"), ("unrejected", "yes"), ("proof", Newest)];
        foreach (var page in new[] { Conversation, "/console/orders" })
        {
            var form = await console.Page(page);
            foreach (var (name, value) in seen)
                Assert.Contains($"name=\"{name}\" value=\"{value}\"", form, StringComparison.Ordinal);
        }

        using var confirmed = await console.Post(Conversation, "/console/conversation/orders/7", [("verb", "confirm"), .. seen]);
        using var rejected = await console.Post("/console/orders", "/console/orders/7", [("status", "reject"), .. seen]);
        using var wrong = await console.Post("/console/orders", "/console/orders/7", ("status", "reject"), ("proof", "yesterday"));

        Assert.EndsWith("done=changedOrder", confirmed.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal("/console/orders?done=changedOrder#o7", rejected.Headers.Location?.OriginalString);
        Assert.Contains("proof", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal([ManagerActionKind.ConfirmPayment, ManagerActionKind.RejectPayment], wanted.Select(action => action.Kind));
        Assert.All(wanted, action => Assert.Equal(
            ("pending_payment", false, Seen), (action.OrderStatusFrom, action.ProofRejected, action.ProofSeen)));
    }

    [Fact]
    public async Task The_API_takes_it_and_refuses_with_409()
    {
        using var client = host!.Client(admin: true);
        var token = TestContext.Current.CancellationToken;

        using var paid = await client.PatchAsJsonAsync("/api/v1/orders/7", new { status = "paid", proof = Newest }, token);
        using var rejected = await client.PostAsJsonAsync("/api/v1/orders/7/reject", new { proof = Newest }, token);
        using var silent = await client.PostAsync("/api/v1/orders/7/reject", null, token);

        foreach (var answer in new[] { paid, rejected })
            Assert.Equal("Another proof of payment came meanwhile.", await answer.AssertProblem(HttpStatusCode.Conflict));
        Assert.Contains("no payment to reject", await silent.AssertProblem(HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Equal([Seen, Seen, null], wanted.Select(action => action.ProofSeen));
    }
}
