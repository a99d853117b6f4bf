namespace MirtAi.Silo.Tests.Storage;

/// <summary>What every database must do; derived for each of them.</summary>
public abstract class StorageCompliance : IAsyncLifetime
{
    private readonly List<TestStorage> opened = [];
    private TestStorage? storage;

    /// <summary>Ends a test that is cancelled.</summary>
    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    internal TestStorage Storage => storage ?? throw new InvalidOperationException("It was not opened.");

    public async ValueTask InitializeAsync() => storage = await Open();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in opened)
            await one.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The storage of another process upon the same database, or of the same process where only one may have it.</summary>
    internal async Task<TestStorage> Open(TimeSpan? retention = null)
    {
        var another = await Start(retention);
        opened.Add(another);
        return another;
    }

    internal abstract Task<TestStorage> Start(TimeSpan? retention);

    /// <summary>Everything that is stored of a session and an event, to see that nothing has changed.</summary>
    internal async Task<string> Traces(string key, string? dedupeKey = null)
    {
        var rows = await Storage.Query<string>(
            """
            select 'state ' || version || ' ' || coalesce(cast(wake_at as text), 'never') from grain_state where key = @key
            union all select 'line ' || sequence || ' ' || text from messages where session_key = @key
            union all select 'message ' || message from outbox where session_key = @key
            union all select 'call ' || reason from escalations where session_key = @key
            union all select 'event ' || dedupe_key from webhook_dedupe where dedupe_key = @dedupeKey
            """,
            new { key, dedupeKey = dedupeKey ?? "" });
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }
}
