using System.Collections.Concurrent;
using MirtAi.Cluster.Fleet;
using MirtAi.Cluster.Processes;

namespace MirtAi.Testing;

/// <summary>The service as a real process, which a test may stop, kill, suspend and start again on the same port and settings.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>The management API's bearer token unless the settings say otherwise.</summary>
    public const string AdminToken = "test-admin-token-of-at-least-32-characters";

    private const int LastLinesTold = 30;

    private static readonly TimeSpan StopPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly ServiceOptions options;
    private readonly TempFolder folder = new();
    private readonly ConcurrentQueue<string> output = [];
    private ChildProcess? process;

    private ServiceProcess(ServiceOptions options)
    {
        this.options = options;
        Port = options.Port ?? FreePort.Next();
        SiloPort = options.SiloPort ?? FreePort.Next();
        Http = new HttpClient(new EndTeller(this)) { BaseAddress = Address };
    }

    public int Port { get; }

    /// <inheritdoc cref="ServiceOptions.SiloPort"/>
    public int SiloPort { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Knows the address, not the token. A request that fails because the process ended by itself tells the end of its output.</summary>
    public HttpClient Http { get; }

    public int Pid => Process.Pid;

    public bool IsRunning => !Process.Exited.IsCompleted;

    /// <summary>Everything it ever wrote to standard output and standard error, over all of its starts.</summary>
    public IReadOnlyCollection<string> Output => output;

    private int Announcements => output.Count(line => line == "ready");

    private ChildProcess Process => process ?? throw new InvalidOperationException("It was not started.");

    /// <summary>Returns when it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time; with all it wrote.</exception>
    public static async Task<ServiceProcess> StartAsync(ServiceOptions options)
    {
        var service = new ServiceProcess(options);
        try
        {
            await service.StartAgainAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs it to its end: for starts that must fail, and for commands.</summary>
    public static async Task<(int ExitCode, IReadOnlyCollection<string> Output)> RunAsync(ServiceOptions options)
    {
        await using var service = new ServiceProcess(options);
        service.process = await ChildProcess.StartAsync(service.Command());
        return (await service.process.Exited.WaitAsync(options.ReadyWithin, TimeProvider.System), service.Output);
    }

    /// <summary>Starts it again after <see cref="KillAsync"/> or <see cref="StopAsync"/>; returns when it is ready.</summary>
    public async Task StartAgainAsync()
    {
        var announced = Announcements;
        process = await ChildProcess.StartAsync(Command());
        using var patience = new CancellationTokenSource(this.options.ReadyWithin, TimeProvider.System);
        var ready = WhenReady(announced, patience.Token);
        if (await Task.WhenAny(ready, process.Exited) == process.Exited)
            await patience.CancelAsync();
        if (!await ready)
            throw new InvalidOperationException($"{Path.GetFileName(this.options.Assembly)} {Fate()}:\n{string.Join('\n', Output)}");
    }

    /// <summary>kill -9; returns when it is gone.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>SIGSTOP: it stands still with its sockets open, and believes on waking that no time has passed.</summary>
    public void Suspend() => Process.Send(Signal.Suspend);

    /// <summary>SIGCONT.</summary>
    public void Resume() => Process.Send(Signal.Continue);

    /// <summary>SIGTERM; returns its exit code.</summary>
    /// <exception cref="TimeoutException">It did not end within 30 s.</exception>
    public Task<int> StopAsync()
    {
        Process.Send(Signal.Terminate);
        return Process.Exited.WaitAsync(StopPatience, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        Http.Dispose();
        folder.Dispose();
    }

    private async Task<bool> WhenReady(int announced, CancellationToken cancellationToken)
    {
        if (this.options.ReadyPath is { } path)
        {
            using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
            return await new Readiness(http, path).WaitAsync(Port, cancellationToken);
        }
        await Eventually.Until(() => cancellationToken.IsCancellationRequested || Announcements > announced, this.options.ReadyWithin);
        return Announcements > announced;
    }

    private string LastLines() => string.Join('\n', Output.TakeLast(LastLinesTold));

    private string Fate() => IsRunning ? $"was not ready within {this.options.ReadyWithin}" : "ended before it was ready";

    private ChildCommand Command() => new()
    {
        Program = Programs.Dotnet,
        Arguments = [this.options.Assembly, .. this.options.Arguments],
        Environment = ServiceEnvironment.For(this.options, Port, SiloPort, folder),
        WorkingDirectory = ServiceAssembly.Root,
        OnOurDeath = Signal.Kill,
        OnLine = output.Enqueue,
    };

    private sealed class EndTeller(ServiceProcess process) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception) when (exception.InnerException is IOException)
            {
                var exited = process.Process.Exited.WaitAsync(EndPatience, TimeProvider.System, cancellationToken);
                await ((Task)exited).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!exited.IsCompletedSuccessfully)
                    throw;
                throw new HttpRequestException(
                    $"{request.RequestUri} answered nothing; the process ended with {await exited}:\n{process.LastLines()}", exception);
            }
        }
    }
}
