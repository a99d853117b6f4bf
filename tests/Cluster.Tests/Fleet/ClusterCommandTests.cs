using System.Net;
using MirtAi.Cluster.Processes;
using MirtAi.Testing;

namespace MirtAi.Cluster.Tests.Fleet;

public sealed class ClusterCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_process_is_announced_before_the_last_line()
    {
        await using var fleet = await FleetUnderTest.StartAsync(2);
        await fleet.UntilReady();

        Assert.Equal("ready", fleet.Output.Last());
        Assert.Single(fleet.Pids(fleet.Port + 1));
        Assert.Single(fleet.Pids(fleet.Port + 2));
        Assert.Equal(HttpStatusCode.OK, (await fleet.Http.GetAsync("/pid", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task All_processes_share_storage_and_token()
    {
        await using var fleet = await FleetUnderTest.StartAsync(2);
        await fleet.UntilReady();

        Assert.Equal("postgres", await SettingAsync(fleet, "Storage__Provider"));
        Assert.Equal("Host=127.0.0.1;Database=unused", await SettingAsync(fleet, "Storage__ConnectionString"));
        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SettingAsync(fleet, "Admin__Token")));
        Assert.True(Assert.Single(tokens.Distinct()).Length >= 32);
        Assert.Contains($"admin token {tokens[0]}", fleet.Output);
    }

    [Fact]
    public async Task One_that_is_killed_is_started_again_and_no_request_fails_meanwhile()
    {
        await using var fleet = await FleetUnderTest.StartAsync(2);
        await fleet.UntilReady();
        var port = fleet.Port + 1;

        Signals.Send(fleet.Pids(port)[0], Signal.Kill);
        await Eventually.Until(
            async () =>
            {
                Assert.Equal("hello", await EchoAsync(fleet));
                return fleet.Pids(port).Count == 2;
            },
            Patience);

        Assert.NotEqual(fleet.Pids(port)[0], fleet.Pids(port)[1]);
    }

    [Fact]
    public async Task One_that_stops_politely_under_load_costs_no_request()
    {
        await using var fleet = await FleetUnderTest.StartAsync(3);
        await fleet.UntilReady();
        var port = fleet.Port + 2;
        using var done = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(_ => LoadAsync(fleet, done.Token)).ToList();

        Signals.Send(fleet.Pids(port)[0], Signal.Terminate);
        await Eventually.Until(() => fleet.Pids(port).Count == 2, Patience);
        await done.CancelAsync();

        Assert.All(await Task.WhenAll(load), Assert.Empty);
    }

    [Fact]
    public async Task SIGTERM_stops_them_all()
    {
        await using var fleet = await FleetUnderTest.StartAsync(2);
        await fleet.UntilReady();

        Assert.Equal(0, await fleet.StopAsync());

        Assert.DoesNotContain(Pids(fleet), ProcessTree.IsAlive);
    }

    [Fact]
    public async Task They_do_not_outlive_a_cluster_that_was_killed()
    {
        Assert.SkipWhen(Programs.Find("setpriv") is null, "setpriv (util-linux), which ties the processes together, is not installed");
        await using var fleet = await FleetUnderTest.StartAsync(2);
        await fleet.UntilReady();

        await fleet.Process.KillAsync();

        await Eventually.Until(() => !Pids(fleet).Any(ProcessTree.IsAlive), Patience);
    }

    [Fact]
    public async Task A_service_that_refuses_its_settings_ends_the_start_with_its_own_words()
    {
        await using var fleet = await FleetUnderTest.StartAsync(1, ("Peer__Refuses", "Admin:Token is missing"));

        Assert.Equal(1, await fleet.Process.Exited.WaitAsync(Patience, TimeProvider.System, Cancellation));

        Assert.Contains($"{fleet.Port + 1} | Admin:Token is missing", fleet.Output);
        Assert.DoesNotContain("ready", fleet.Output);
    }

    private static List<int> Pids(FleetUnderTest fleet) => [.. fleet.Pids(fleet.Port + 1), .. fleet.Pids(fleet.Port + 2)];

    private static Task<string> SettingAsync(FleetUnderTest fleet, string name) =>
        fleet.Http.GetStringAsync($"/setting?name={name}", Cancellation);

    private static async Task<string> EchoAsync(FleetUnderTest fleet)
    {
        using var response = await fleet.Http.PostAsync("/webhooks/echo", new StringContent("hello"), Cancellation);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(Cancellation) : $"{response.StatusCode}";
    }

    private static async Task<List<string>> LoadAsync(FleetUnderTest fleet, CancellationToken done)
    {
        var failures = new List<string>();
        while (!done.IsCancellationRequested)
            if (await EchoAsync(fleet) is not "hello" and var answer)
                failures.Add(answer);
        return failures;
    }
}
