using Microsoft.Extensions.DependencyInjection;
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

    internal async Task<TestStorage> Start(TimeSpan? retention, TimeProvider? clock = null, Action<IServiceCollection>? more = null)
    {
        first ??= await TestStorage.StartSqlite(Path);
        return TestStorage.UponSqlite((SqliteDatabase)first.Database, retention, clock ?? TimeProvider.System, more);
    }
}
