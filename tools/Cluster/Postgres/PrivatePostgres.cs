using System.Collections.Concurrent;
using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.Postgres;

/// <summary>
/// A PostgreSQL server of one's own: on a free port of 127.0.0.1, with a random password, as durable as a real one
/// (synchronous_commit is on, and fsync unless it is asked otherwise), in a temporary folder that goes when it is disposed. It can be
/// stopped, killed, suspended and started again on the same port and data, which is what fault tests are made of. Not thread-safe.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const int LogLines = 200;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);

    private readonly string binaries;
    private readonly PostgresFolder folder;
    private readonly bool fsync;
    // The server's last lines.
    private readonly ConcurrentQueue<string> log = [];
    private ChildProcess? server;

    private PrivatePostgres(string binaries, PostgresFolder folder, bool fsync, int port) =>
        (this.binaries, this.folder, this.fsync, Port) = (binaries, folder, fsync, port);

    /// <summary>Why there can be none on this machine and what to do about it, or null.</summary>
    public static string? Missing =>
        PostgresBinaries.Folder() is null
            ? "PostgreSQL's server is not installed: install the package postgresql, or set MIRT_TEST_POSTGRES"
            : null;

    public int Port { get; }

    /// <summary>
    /// For Npgsql, as the server's superuser, without a pool size or timeouts of its own. Encryption is not even asked for, which saves a
    /// round trip.
    /// </summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={Port};Username={PostgresFolder.User};Password={this.folder.Password};"
        + $"Database=postgres;SSL Mode=Disable;GSS Encryption Mode=Disable";

    public bool IsRunning => this.server is { Exited.IsCompleted: false };

    /// <param name="fsync">
    /// Without it what is committed survives the death of the server, but not of the machine. That is all that a test can see, and it
    /// does not wait for the disk.
    /// </param>
    /// <exception cref="PostgresUnavailableException">It is not installed or does not start.</exception>
    public static async Task<PrivatePostgres> StartAsync(bool fsync = true)
    {
        var binaries = PostgresBinaries.Folder() ?? throw new PostgresUnavailableException(Missing!);
        var postgres = new PrivatePostgres(binaries, await PostgresFolder.CreateAsync(binaries), fsync, FreePort.Next());
        try
        {
            await postgres.StartAgainAsync();
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Starts it on the same port and data after <see cref="StopAsync"/> or <see cref="KillAsync"/>; returns when it takes connections.
    /// </summary>
    public async Task StartAgainAsync()
    {
        if (IsRunning)
            return;
        this.server = await ChildProcess.StartAsync(new()
        {
            Program = Path.Combine(this.binaries, "postgres"),
            Arguments = Arguments(),
            Account = this.folder.Account,
            WorkingDirectory = this.folder.Path,
            OnOurDeath = Signal.Interrupt,
            OnLine = Remember,
        });
        await WaitUntilReadyAsync(this.server);
    }

    /// <summary>A fast shutdown: open transactions are rolled back, everything committed is on disk.</summary>
    public async Task StopAsync()
    {
        if (this.server is null)
            return;
        Resume();
        await this.server.StopAsync(StopPatience, Signal.Interrupt);
    }

    /// <summary>kill -9 of the server and each of its processes: what was not durable is gone.</summary>
    public async Task KillAsync()
    {
        if (this.server is null)
            return;
        var all = ProcessTree.WithChildren(this.server.Pid);
        foreach (var pid in all)
            Signals.Send(pid, Signal.Kill);
        await this.server.KillAsync();
        // A backend that is still dying holds the shared memory, and the next server would refuse it.
        while (all.Any(ProcessTree.IsAlive))
            await Task.Delay(PollInterval, TimeProvider.System);
        this.folder.Forget();
    }

    /// <summary>Stop and start again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>The server and all of its processes stand still: connections stay open, nothing is answered.</summary>
    public void Suspend() => SendToAll(Signal.Suspend);

    /// <summary>Ends <see cref="Suspend"/>.</summary>
    public void Resume() => SendToAll(Signal.Continue);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        this.folder.Remove();
    }

    private string[] Arguments() =>
    [
        "-D", this.folder.Data, "-p", $"{Port}",
        .. Setting("listen_addresses", "127.0.0.1"),
        .. Setting("unix_socket_directories", ""),
        .. Setting("fsync", this.fsync ? "on" : "off"),
        .. Setting("synchronous_commit", "on"),
        .. Setting("max_connections", "300"),
        .. Setting("shared_buffers", "128MB"),
        .. Setting("log_min_messages", "warning"),
        .. Setting("timezone", "UTC"),
    ];

    private static string[] Setting(string name, string value) => ["-c", $"{name}={value}"];

    private void SendToAll(Signal signal)
    {
        if (this.server is null || !IsRunning)
            return;
        // The parent first, so that it does not start another child while we look.
        Signals.Send(this.server.Pid, signal);
        foreach (var pid in ProcessTree.WithChildren(this.server.Pid))
            Signals.Send(pid, signal);
    }

    private async Task WaitUntilReadyAsync(ChildProcess server)
    {
        using var patience = new CancellationTokenSource(StartPatience, TimeProvider.System);
        while (!this.folder.SaysReady())
        {
            if (server.Exited.IsCompleted || patience.IsCancellationRequested)
                throw new PostgresUnavailableException($"PostgreSQL did not start on port {Port}: {string.Join(" / ", log.TakeLast(5))}");
            await Task.Delay(PollInterval, TimeProvider.System);
        }
    }

    private void Remember(string line)
    {
        log.Enqueue(line);
        while (log.Count > LogLines)
            log.TryDequeue(out _);
    }
}
