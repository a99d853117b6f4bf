using Microsoft.Extensions.Options;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Signals;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Sqlite;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>A class fixture: a new SQLite file. Its one process may have several stores.</summary>
public sealed class SqliteFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mirt-test-").FullName;
    private TestStorage? first;

    public string Path => System.IO.Path.Combine(folder, "mirt.db");

    public void Dispose()
    {
        first?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    internal async Task<TestStorage> Start(TimeSpan? retention, TimeProvider? clock = null)
    {
        first ??= await TestStorage.StartSqlite(Path);
        var options = Options.Create(retention is { } length ? new DeduplicationOptions { Retention = length } : new DeduplicationOptions());
        var store = new SqliteCommitStore(
            (SqliteDatabase)first.Database, new CommitSignals(new SingleProcessSignals()), options, clock ?? TimeProvider.System);
        return new TestStorage(first.Database, store, () =>
        {
            store.Dispose();
            return default;
        });
    }
}
