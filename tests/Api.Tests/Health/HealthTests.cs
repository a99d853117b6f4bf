using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MirtAi.Api.Health;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Health;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_says_how_each_part_is()
    {
        await using var host = await EdgeHost.Start(configure: With(("storage", "ok"), ("telegram", "off")));
        using var client = host.Client();

        var response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"status":"ok","parts":{"storage":"ok","telegram":"off","managers":"off"}}""", (await response.Json()).GetRawText());
    }

    [Fact]
    public async Task Ready_names_an_account_that_is_refused_and_takes_requests_all_the_same()
    {
        await using var host = await EdgeHost.Start(configure: builder =>
        {
            With(("storage", "ok"), ("telegram", "ok"))(builder);
            builder.Services.AddSingleton<IHealthNotes>(new Notes { ["telegram"] = "credentials refused since 2026-01-01T00:00:00Z" });
        });
        using var client = host.Client();

        var response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """{"status":"ok","parts":{"storage":"ok","telegram":"credentials refused since 2026-01-01T00:00:00Z","managers":"off"}}""",
            (await response.Json()).GetRawText());
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/startup")]
    public async Task A_monitor_may_ask_for_the_head_alone(string path)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Ready_is_503_and_names_the_part_that_fails_while_live_is_fine()
    {
        await using var host = await EdgeHost.Start(configure: With(("storage", "no connection"), ("telegram", "ok"), ("other", null)));
        using var client = host.Client();

        var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var live = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var parts = (await ready.Json()).GetProperty("parts");
        Assert.Equal("no connection", parts.GetProperty("storage").GetString());
        Assert.Equal("fails", parts.GetProperty("other").GetString());
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task A_part_that_does_not_answer_fails_after_two_seconds()
    {
        var time = new WatchedTimeProvider();
        await using var host = await EdgeHost.Start(configure: builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            builder.Services.AddSingleton<IReadinessPart>(new Part("storage", () => new TaskCompletionSource<string>().Task));
        });
        using var client = host.Client();

        var answer = client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        await time.UntilArmed(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await answer).StatusCode);
    }

    [Fact]
    public async Task Ready_turns_503_before_a_shutdown_begins()
    {
        await using var host = await EdgeHost.Start(configure: With(("storage", "ok")));
        using var client = host.Client();

        host.Services.GetRequiredService<ShutdownState>().Begin();
        var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var startup = await client.GetAsync("/health/startup", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, startup.StatusCode);
    }

    [Fact]
    public async Task The_pools_numbers_are_for_administrators()
    {
        await using var host = await EdgeHost.Start(configure: builder => builder.Services.AddSingleton<IPoolStatistics, Pool>());
        using var client = host.Client(admin: true);

        var numbers = await (await client.GetAsync("/health/db", TestContext.Current.CancellationToken)).Json();

        Assert.Equal("""{"size":24,"inUse":3,"idle":2,"waiting":1}""", numbers.GetRawText());
    }

    private static Action<WebApplicationBuilder> With(params (string Name, string? Answer)[] parts) => builder =>
    {
        foreach (var (name, answer) in parts)
        {
            builder.Services.AddSingleton<IReadinessPart>(new Part(
                name, () => answer is null ? throw new InvalidOperationException("host db-7 refused") : Task.FromResult(answer)));
        }
    };

    private sealed class Part(string name, Func<Task<string>> check) : IReadinessPart
    {
        public string Name => name;

        public Task<string> Check(CancellationToken cancellationToken) => check();
    }

    private sealed class Notes : Dictionary<string, string>, IHealthNotes
    {
        public Task<IReadOnlyDictionary<string, string>> Read(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(this);
    }

    private sealed class Pool : IPoolStatistics
    {
        public PoolStatistics Read() => new(Size: 24, InUse: 3, Idle: 2, Waiting: 1);
    }
}
