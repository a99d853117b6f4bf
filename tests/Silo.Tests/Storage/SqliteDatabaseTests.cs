using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Sqlite;

namespace MirtAi.Silo.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mirt-test-").FullName;

    private string File => Path.Combine(folder, "sub", "mirt.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_second_process_is_refused_while_the_first_one_runs()
    {
        var first = await TestStorage.StartSqlite(File);

        var refused = await Assert.ThrowsAsync<DatabaseInUseException>(() => TestStorage.StartSqlite(File));
        await first.DisposeAsync();

        Assert.Contains("Storage:Provider", refused.Message, StringComparison.Ordinal);
        await (await TestStorage.StartSqlite(File)).DisposeAsync();
    }

    [Fact]
    public async Task The_file_that_marks_the_owner_stays_so_that_two_can_never_lock_different_ones()
    {
        await (await TestStorage.StartSqlite(File)).DisposeAsync();

        Assert.True(System.IO.File.Exists(File + ".lock"));
    }

    [Fact]
    public async Task What_was_stored_is_there_after_a_restart()
    {
        await using (var first = await TestStorage.StartSqlite(File))
            await first.Store.Commit(Commits.WithEverything("telegram:1", 0, "event", 1), TestContext.Current.CancellationToken);

        await using var second = await TestStorage.StartSqlite(File);

        Assert.Equal(1, (await second.Store.Load("session", "telegram:1", TestContext.Current.CancellationToken))!.Version);
        Assert.Single(await second.Transcript.Latest("telegram:1", 1, 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused()
    {
        await using (var first = await TestStorage.StartSqlite(File))
            await first.Execute("insert into schema_version values (9999, 'newer', 'now')");

        await Assert.ThrowsAsync<SchemaTooNewException>(() => TestStorage.StartSqlite(File));
    }

    [Theory]
    [InlineData("delete from schema_version where version = 2", "without sql/sqlite/0002_")]
    [InlineData("update schema_version set name = 'sql/sqlite/0002_other.sql' where version = 2", "with sql/sqlite/0002_other.sql in the place of sql/sqlite/0002_")]
    public async Task A_file_that_another_build_upgraded_otherwise_is_refused(string difference, string reason)
    {
        await using (var first = await TestStorage.StartSqlite(File))
            await first.Execute(difference);

        var refused = await Assert.ThrowsAsync<SchemaDivergedException>(() => TestStorage.StartSqlite(File));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_of_the_program_and_of_the_database_can_be_compared_as_text()
    {
        await using var storage = await TestStorage.StartSqlite(File);
        var now = TimeProvider.System.GetUtcNow();

        var rows = await storage.Query<int>(
            $"select @before < {storage.Database.Now} and {storage.Database.Now} < @after"
            + $" and {storage.Database.After("@seconds")} > @after",
            new { before = now - TimeSpan.FromMinutes(1), after = now + TimeSpan.FromMinutes(1), seconds = 90.5 });

        Assert.Equal([1], rows);
    }
}
