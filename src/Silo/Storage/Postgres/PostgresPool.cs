using System.Diagnostics.Metrics;

namespace MirtAi.Silo.Storage.Postgres;

/// <summary>Reads the pool's numbers from the instruments that Npgsql publishes.</summary>
internal sealed class PostgresPool : IPoolStatistics, IDisposable
{
    private const string Usage = "db.client.connection.count";
    private const string Waiting = "db.client.connection.npgsql.pending_requests";

    private readonly PostgresDatabase database;
    private readonly MeterListener listener = new();
    private int used;
    private int idle;
    private int waiting;

    public PostgresPool(PostgresDatabase database)
    {
        this.database = database;
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == "Npgsql" && instrument.Name is Usage or Waiting)
                meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>(Measure);
        listener.Start();
    }

    /// <inheritdoc/>
    public PoolStatistics Read()
    {
        lock (listener)
        {
            (used, idle, waiting) = (0, 0, 0);
            listener.RecordObservableInstruments();
            return new PoolStatistics(database.Settings.MaxPoolSize + PostgresDatabase.Writers, used, idle, waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private void Measure(Instrument instrument, int measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name == Waiting)
            waiting += Math.Max(0, measurement);
        else if (Tag(tags, "db.client.connection.state") is "used")
            used += measurement;
        else
            idle += measurement;
    }

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
            if (key == name)
                return value as string;
        return null;
    }
}
