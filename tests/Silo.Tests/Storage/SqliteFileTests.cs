using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Sqlite;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>The file under a running service, and files that are none.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly Dictionary<string, Action<string>> Accidents = new()
    {
        ["deleted"] = File.Delete,
        ["moved"] = path => File.Move(path, path + ".old"),
        ["replaced"] = path =>
        {
            File.WriteAllBytes(path + ".new", []);
            File.Move(path + ".new", path, overwrite: true);
        },
        ["log deleted"] = path => File.Delete(path + "-wal"),
        ["folder moved"] = path => Directory.Move(Path.GetDirectoryName(path)!, Path.GetDirectoryName(path) + ".old"),
    };

    private readonly TempFolder folder = new();

    public static TheoryData<string> AccidentNames => [.. Accidents.Keys];

    private string Database => Path.Combine(folder.File("sub"), "mirt.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(AccidentNames))]
    public async Task Nothing_is_acknowledged_that_is_not_in_the_file_which_the_path_names(string accident)
    {
        await using var storage = await TestStorage.StartSqlite(Database);
        await storage.Store.Commit(Commits.Of("telegram:1", 0), Token);

        Accidents[accident](Database);

        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Store.Commit(Commits.Of("telegram:2", 0), Token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Store.Load("session", "telegram:1", Token));
        var unready = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Check.Check(Token));
        Assert.Contains("restart the service", refused.Message, StringComparison.Ordinal);
        Assert.Equal(StorageFault.Moved.Reason, StorageFaults.Reason(unready));
    }

    [Fact]
    public async Task A_file_that_is_put_back_is_used_again()
    {
        await using var storage = await TestStorage.StartSqlite(Database);
        File.Move(Database, Database + ".away");
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Store.Commit(Commits.Of("telegram:1", 0), Token));

        File.Move(Database + ".away", Database);

        Assert.Equal(CommitOutcome.Committed, await storage.Store.Commit(Commits.Of("telegram:1", 0), Token));
    }

    [Fact]
    public async Task A_second_process_is_refused_whatever_it_calls_the_file()
    {
        await using var first = await TestStorage.StartSqlite(Database);
        var (link, folderLink, hardLink) = (folder.File("link.db"), folder.File("links"), folder.File("hard.db"));
        File.CreateSymbolicLink(link, "sub/mirt.db");
        Directory.CreateSymbolicLink(folderLink, "sub");
        using (var ln = Process.Start("ln", [Database, hardLink]))
            await ln.WaitForExitAsync(Token);

        foreach (var name in (string[])[link, Path.Combine(folderLink, "mirt.db"), hardLink])
            await Assert.ThrowsAsync<DatabaseInUseException>(() => TestStorage.StartSqlite(name));

        Assert.Equal(CommitOutcome.Committed, await first.Store.Commit(Commits.Of("telegram:1", 0), Token));
    }

    [Fact]
    public async Task A_link_leads_to_its_file()
    {
        var link = folder.File("link.db");
        File.CreateSymbolicLink(link, "sub/mirt.db");

        await using (var storage = await TestStorage.StartSqlite(link))
            await storage.Store.Commit(Commits.Of("telegram:1", 0), Token);

        await using var again = await TestStorage.StartSqlite(Database);
        Assert.NotNull(await again.Store.Load("session", "telegram:1", Token));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_told_with_what_to_do()
    {
        Directory.CreateDirectory(folder.File("folder.db"));
        await File.WriteAllTextAsync(folder.File("text.db"), new string('x', 10_000), Token);
        File.CreateSymbolicLink(folder.File("circle.db"), "circle.db");
        await File.WriteAllTextAsync(folder.File("file"), "", Token);

        Assert.Contains("name a file in it", await Refusal(folder.File("folder.db")), StringComparison.Ordinal);
        Assert.Contains("is no SQLite database", await Refusal(folder.File("text.db")), StringComparison.Ordinal);
        Assert.Contains("cannot be", await Refusal(folder.File("circle.db")), StringComparison.Ordinal);
        Assert.Contains("make the folder", await Refusal(folder.File("file/sub/mirt.db")), StringComparison.Ordinal);
        Assert.Contains("write access", await Refusal("/sys/mirt.db"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_small_again_after_a_long_reader()
    {
        var text = new string('x', 100_000);
        await using var storage = await TestStorage.StartSqlite(Database);
        var database = (SqliteDatabase)storage.Database;
        await using (var reader = new SqliteConnection($"Data Source={Database};Pooling=false"))
        {
            await reader.OpenAsync(Token);
            await using var transaction = reader.BeginTransaction(deferred: true);
            await reader.ExecuteScalarAsync<long>("select count(*) from messages", transaction: transaction);
            for (var number = 1; number <= 200; number++)
                await storage.Store.Commit(Commits.Of(Commits.NewKey(), 0).With(Commits.Line($"telegram:{number}", 1, text)), Token);
            Assert.False(database.TruncateLog());
            Assert.InRange(database.LogBytes, SqliteDatabase.MaxLogBytes, long.MaxValue);
        }

        Assert.True(database.TruncateLog());

        Assert.Equal(0, database.LogBytes);
        Assert.Equal(CommitOutcome.Committed, await storage.Store.Commit(Commits.Of("telegram:1", 0), Token));
    }

    [Fact]
    public async Task What_is_checked_with_each_commit_costs_microseconds()
    {
        await using var storage = await TestStorage.StartSqlite(Database);
        var files = new SqliteFiles(Database);
        const int Times = 10_000;

        var began = TimeProvider.System.GetTimestamp();
        for (var time = 0; time < Times; time++)
            files.Check();
        var each = TimeProvider.System.GetElapsedTime(began) / Times;

        TestContext.Current.TestOutputHelper?.WriteLine($"{each.TotalMicroseconds:0.0} µs");
        Assert.InRange(each, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
    }

    private static async Task<string> Refusal(string path)
    {
        var refused = await Assert.ThrowsAsync<DatabaseFileException>(() => TestStorage.StartSqlite(path));
        Assert.StartsWith("Storage:ConnectionString: ", refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }
}
