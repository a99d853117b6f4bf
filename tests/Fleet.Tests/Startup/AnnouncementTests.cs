using MirtAi.Cluster.Processes;

namespace MirtAi.Fleet.Tests.Startup;

/// <summary>What a process says when it serves: the addresses of what is on, and of nothing else.</summary>
public sealed class AnnouncementTests
{
    [Fact]
    public async Task In_development_console_and_chat_are_named()
    {
        await using var service = await ServiceProcess.StartAsync(new());
        await Eventually.Until(() => service.Output.Contains("ready"), Shop.Patience.Start);

        Assert.Equal(
            [$"listening {Base(service)}", $"console {Base(service)}/console", $"chat {Base(service)}/chat", "ready"], Said(service));
    }

    [Fact]
    public async Task A_chat_that_is_off_is_not_named_and_a_metrics_port_is()
    {
        var metrics = $"http://127.0.0.1:{FreePort.Next()}";
        await using var service = await ServiceProcess.StartAsync(new()
        {
            Settings = new Dictionary<string, string> { ["Chat:Enabled"] = "false", ["Metrics:Url"] = metrics },
        });
        await Eventually.Until(() => service.Output.Contains("ready"), Shop.Patience.Start);

        Assert.Equal(
            [$"listening {Base(service)}", $"console {Base(service)}/console", $"metrics {metrics}/metrics", "ready"], Said(service));
    }

    private static string Base(ServiceProcess service) => service.Address.AbsoluteUri.TrimEnd('/');

    // The log is JSON.
    private static string[] Said(ServiceProcess service) => [.. service.Output.Where(line => !line.StartsWith('{'))];
}
