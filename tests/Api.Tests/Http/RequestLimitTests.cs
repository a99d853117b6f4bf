using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Http;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Tests.Http;

/// <summary>No path of the service is without a limit for each address.</summary>
public sealed class RequestLimitTests
{
    [Theory]
    [InlineData(false, HttpStatusCode.TooManyRequests)]
    [InlineData(true, HttpStatusCode.ServiceUnavailable)]
    public async Task Every_endpoint_of_the_service_is_behind_the_limiter(bool fails, HttpStatusCode status)
    {
        await using var service = await WholeService.Start(services => services.PostConfigure<RateLimiterOptions>(limiter =>
            limiter.GlobalLimiter = new FailClosedLimiter<HttpContext>(new Refusing(fails))));
        using var client = new HttpClient { BaseAddress = service.Address };

        Assert.True(service.Endpoints.Length > 60, $"There are only {service.Endpoints.Length} endpoints.");
        foreach (var endpoint in service.Endpoints)
        {
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(endpoint));
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(response.StatusCode == status, $"{method} {endpoint.RoutePattern.RawText}: {response.StatusCode}");
                Assert.NotNull(response.Headers.RetryAfter);
            }
        }

        using var nowhere = await client.GetAsync("/nowhere", TestContext.Current.CancellationToken);
        await nowhere.AssertProblem(status);
    }

    [Fact]
    public async Task An_address_that_asks_too_fast_is_refused_with_Retry_After_and_counted_and_others_are_not()
    {
        using var refusals = new Refusals();
        await using var host = await EdgeHost.Start(configure: builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Limits:RequestsPerAddressPerSecond"] = "10",
                ["Proxy:TrustedNetworks"] = "127.0.0.0/8",
            }));
        using var fast = host.Client(address: "203.0.113.7");
        using var other = host.Client(address: "203.0.113.8");

        HttpResponseMessage? refused = null;
        for (var request = 0; request < 2_000 && refused is null; request++)
        {
            var response = await fast.GetAsync("/health/live", TestContext.Current.CancellationToken);
            refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
        }

        Assert.NotNull(refused);
        await refused.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.Contains("requests", refusals.Limits);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("Limits:WebhooksPerAddressPerSecond", "999")]
    [InlineData("Limits:RequestsPerAddressPerSecond", "0")]
    public void No_setting_throttles_a_platform_or_shuts_everybody_out(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddRequestLimits();

        var faults = SettingsFaults.Collect(services.BuildServiceProvider());

        Assert.Contains(key, Assert.Single(faults), StringComparison.Ordinal);
    }

    /// <summary>A path that the endpoint is at, with something in the place of each parameter.</summary>
    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart { Name: "documentName" } => "v1",
            RoutePatternParameterPart => "1",
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }))));

    /// <summary>Refuses everything, or fails at it.</summary>
    private sealed class Refusing(bool fails) : PartitionedRateLimiter<HttpContext>
    {
        private static readonly PartitionedRateLimiter<HttpContext> Empty = PartitionedRateLimiter.Create<HttpContext, int>(_ =>
            RateLimitPartition.GetFixedWindowLimiter(0, _ => new() { PermitLimit = 1, Window = TimeSpan.FromDays(1) }));

        public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

        protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount)
        {
            if (fails)
                throw new InvalidOperationException("The limiter is broken.");
            Empty.AttemptAcquire(resource, 1);
            return Empty.AttemptAcquire(resource, 1);
        }

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(
            HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
            new(AttemptAcquireCore(resource, permitCount));
    }
}
