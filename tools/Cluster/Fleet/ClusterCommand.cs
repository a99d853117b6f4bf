using MirtAi.Cluster.Postgres;
using MirtAi.Cluster.Processes;
using MirtAi.Cluster.Proxy;

namespace MirtAi.Cluster.Fleet;

/// <summary><c>cluster N</c>: N processes on one PostgreSQL behind the proxy, until a signal stops it all.</summary>
internal static class ClusterCommand
{
    internal static async Task<int> RunAsync(string[] args)
    {
        var options = FleetOptions.Parse(args);
        if (options.ServicePorts.Prepend(options.Port).FirstOrDefault(port => !FreePort.IsFree(port)) is > 0 and var taken)
        {
            await Console.Error.WriteLineAsync($"mirt: port {taken} of 127.0.0.1 is taken: stop what listens there, or set --port");
            return 1;
        }

        var log = new FleetLog(Console.Out);
        using var stop = new StopRequest();
        await using var postgres = FleetSettings.ConnectionString is null ? await PrivatePostgres.StartAsync() : null;
        if (postgres is not null)
            log.Write($"PostgreSQL on port {postgres.Port}, gone with this cluster; set Storage__ConnectionString to keep what it holds");
        var settings = new FleetSettings(FleetSettings.ConnectionString ?? postgres!.ConnectionString);
        if (settings.MadeToken is { } token)
            log.Write($"admin token {token}");

        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });
        var readiness = new Readiness(http, options.ReadyPath);
        IReadOnlyList<FleetMember> members =
            [.. options.ServicePorts.Select(port => new FleetMember(port, Service(options, settings, port), readiness, log))];
        // The proxy goes last: until a process has finished what it was asked, its client still hears the answer.
        await using var proxy = await ProxyServer.StartAsync(
            options.Port, [.. options.ServicePorts.Select(Address)], options.ReadyPath, new ProxyLimits());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        var running = Task.WhenAll(members.Select(member => member.RunAsync(end.Token)));

        var settled = await Task.WhenAll(members.Select(member => member.Settled));
        // The proxy looks for itself, and has to have found every one: the death of the only one it knows would be felt.
        if (settled.All(ready => ready) && await proxy.WaitUntilAllReadyAsync(stop.Token))
        {
            log.Write($"proxy http://127.0.0.1:{options.Port}");
            log.Write("ready");
            await stop.WaitAsync();
        }

        var failed = !stop.Token.IsCancellationRequested;
        await end.CancelAsync();
        await running;
        if (failed)
            await Console.Error.WriteLineAsync("mirt: a process of the cluster does not start; its own words are above");
        return failed ? 1 : 0;
    }

    private static Uri Address(int port) => new($"http://127.0.0.1:{port}");

    private static ChildCommand Service(FleetOptions options, FleetSettings settings, int port) => new()
    {
        Program = Programs.Dotnet,
        Arguments = [options.Service],
        Environment = settings.For(port),
    };
}
