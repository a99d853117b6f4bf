using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Api.Subscriptions;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Subscriptions;

namespace MirtAi.Api.Tests.Management;

public sealed class SubscriptionApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_a_request_that_can_be_repeated_is_remembered()
    {
        var asked = new ConcurrentQueue<string>();
        await using var host = await EdgeHost.Start(
            configure: builder => builder.Services
                .AddSubscriptionApi().AddSingleton<SubscriptionQueries>()
                .AddSingleton(new SubscriptionDesk(MoneyGrains.Of(asked), TimeProvider.System))
                .AddSingleton(Options.Create(new SubscriptionOptions
                {
                    Plans = [new SubscriptionPlan { Id = "month", Name = "Місяць", Price = 300, Currency = "UAH", Days = 30 }],
                })),
            map: app => app.Services.GetRequiredService<IEndpointSource>().Map(app));
        await host.Database.Session("telegram:1");
        using var client = host.Client(admin: true);

        await Grant(key: null);
        await Grant("march");

        Assert.Equal(["grant month, once", "grant month, once for its key"], asked);

        async Task Grant(string? key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/subscriptions")
            {
                Content = new StringContent("""{"customer":"telegram:1","plan":"month"}""", Encoding.UTF8, "application/json"),
            };
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            using var answer = await client.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode); // The grain stores nothing here.
        }
    }
}
