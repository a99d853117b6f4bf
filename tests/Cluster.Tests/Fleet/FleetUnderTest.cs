using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using MirtAi.Cluster.Processes;
using MirtAi.Testing;

namespace MirtAi.Cluster.Tests.Fleet;

/// <summary>The cluster as a real process, with the stand-in as its service and no database behind it.</summary>
internal sealed partial class FleetUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> output = [];

    private FleetUnderTest(int port)
    {
        Port = port;
        Http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    internal int Port { get; }

    internal HttpClient Http { get; }

    internal ChildProcess Process { get; private set; } = null!;

    internal IReadOnlyCollection<string> Output => output;

    /// <summary>The pids that were announced for a port, in order.</summary>
    internal IReadOnlyList<int> Pids(int port) =>
        [.. output.Select(line => Listening.Match(line)).Where(match => match.Success && match.Groups[1].Value == $"{port}").Select(match =>
            int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))];

    internal static async Task<FleetUnderTest> StartAsync(int count, params (string Name, string? Value)[] environment)
    {
        var fleet = new FleetUnderTest(FreePort.Next(count + 1));
        var variables = environment.ToDictionary(pair => pair.Name, pair => pair.Value);
        variables["Storage__ConnectionString"] = "Host=127.0.0.1;Database=unused";
        variables["ASPNETCORE_ENVIRONMENT"] = "Development";
        variables["Admin__Token"] = null;
        fleet.Process = await ChildProcess.StartAsync(new()
        {
            Program = Programs.Dotnet,
            Arguments = [
                ServiceAssembly.Of("Cluster"), "cluster", $"{count}", "--service", ServiceAssembly.Of("Cluster.Peer"), "--port",
                $"{fleet.Port}",
            ],
            Environment = variables,
            OnLine = fleet.output.Enqueue,
        });
        return fleet;
    }

    internal Task UntilReady() => Eventually.Until(() => output.Contains("ready"), Patience);

    internal async Task<int> StopAsync()
    {
        Process.Send(Signal.Terminate);
        return await Process.Exited.WaitAsync(Patience, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        Process.Send(Signal.Terminate);
        await Process.StopAsync(Patience);
        Http.Dispose();
    }

    [GeneratedRegex("^listening http://127.0.0.1:([0-9]+) pid ([0-9]+)$")]
    private static partial Regex Listening { get; }
}
