using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Postgres;
using Npgsql;

namespace MirtAi.Silo.Signals;

/// <summary>
/// Signals by LISTEN and NOTIFY. They are sent apart from commits, because a commit that notifies waits for every other one that
/// does; a process that dies between the two costs its listeners a second, not the work.
/// </summary>
internal sealed partial class PostgresSignals(
    PostgresDatabase database, IServiceProvider services, ProcessIdentity identity, TimeProvider clock, ILogger<PostgresSignals> logger)
    : RestartingService(clock, logger), IFleetSignals
{
    private const string ChannelName = "mirtai";
    private const int MaxWaiting = 10_000;
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    private readonly Channel<FleetSignal> waiting = Channel.CreateBounded<FleetSignal>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <inheritdoc/>
    public void Publish(FleetSignal signal) => waiting.Writer.TryWrite(signal);

    /// <inheritdoc/>
    protected override Task Run(CancellationToken stopping) =>
        database.UsesPgBouncer ? Task.CompletedTask : Task.WhenAll(Restart(Send, stopping), Restart(Listen, stopping));

    private async Task Send(CancellationToken stopping)
    {
        var batch = new HashSet<string>();
        while (await waiting.Reader.WaitToReadAsync(stopping))
        {
            batch.Clear();
            while (batch.Count < 100 && waiting.Reader.TryRead(out var signal))
                batch.Add($"{identity.Name}|{signal}");
            try
            {
                await using var command = database.Source.CreateCommand("select pg_notify($1, payload) from unnest($2) as payload");
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ChannelName });
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch] });
                await command.ExecuteNonQueryAsync(stopping);
            }
            catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
            {
                LogNotSent(batch.Count);
            }
        }
    }

    private async Task Listen(CancellationToken stopping)
    {
        var handlers = services.GetSignalHandlers();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync(stopping);
                connection.Notification += (_, notification) => Dispatch(handlers, notification.Payload);
                await using (var command = new NpgsqlCommand($"listen {ChannelName}", connection))
                    await command.ExecuteNonQueryAsync(stopping);
                await Wait(connection, stopping);
            }
            catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
            {
                LogLost(exception);
                await Task.Delay(Reconnect, Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits for notifications; asks now and then whether the connection still lives.</summary>
    private static async Task Wait(NpgsqlConnection connection, CancellationToken stopping)
    {
        while (true)
        {
            if (await connection.WaitAsync(KeepAlive, stopping))
                continue;
            await using var command = new NpgsqlCommand("select 1", connection);
            await command.ExecuteNonQueryAsync(stopping);
        }
    }

    private void Dispatch(ILookup<string, IFleetSignalHandler> handlers, string payload)
    {
        var separator = payload.IndexOf('|', StringComparison.Ordinal);
        if (separator < 0
            || payload.AsSpan(0, separator).SequenceEqual(identity.Name)
            || FleetSignal.Parse(payload[(separator + 1)..]) is not { } signal)
            return;
        foreach (var handler in handlers[signal.Topic])
            handler.Handle(signal.Subject);
    }

    [LoggerMessage(500, LogLevel.Warning, "Signals from other processes are interrupted; work is found once a second until they are back")]
    private partial void LogLost(Exception exception);

    [LoggerMessage(501, LogLevel.Debug, "{Count} signals were not sent")]
    private partial void LogNotSent(int count);
}
