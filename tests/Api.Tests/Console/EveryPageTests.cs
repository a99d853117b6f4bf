using System.Net;

namespace MirtAi.Api.Tests.Console;

/// <summary>What holds for every page of the console in the whole service.</summary>
public sealed class EveryPageTests(SampleService service) : IClassFixture<SampleService>
{
    private const int MaxQueries = 3;

    [Fact]
    public void Each_page_that_the_service_has_is_seen_by_tests() =>
        Assert.Empty(ConsoleAddresses.Differences(service.Endpoints));

    [Fact]
    public async Task A_page_asks_the_database_three_times_at_most()
    {
        using var console = await ConsoleClient.SignedIn(service.Address);
        // The first request starts grains and fills caches.
        foreach (var address in ConsoleAddresses.All)
            await console.Page(address);

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var address in ConsoleAddresses.All)
        {
            await console.Page(address);
            counts[address] = service.QueriesOf(address);
        }

        Assert.Equal("", string.Join(", ", counts.Where(page => page.Value > MaxQueries)));
        // A count of nothing would prove nothing.
        Assert.True(counts.Values.Count(count => count > 0) > 20, string.Join(", ", counts));
    }

    [Fact]
    public async Task A_page_tells_nothing_to_who_is_not_signed_in()
    {
        using var stranger = new ConsoleClient(service.Address);

        foreach (var address in ConsoleAddresses.All.Where(address => address != "/console/sign-in"))
        {
            using var answer = await stranger.Get(address);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/console/sign-in", answer.Headers.Location?.AbsolutePath);
        }
    }
}
