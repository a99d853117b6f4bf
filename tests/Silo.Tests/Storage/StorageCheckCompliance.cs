using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>The trial of a database leaves nothing but its one row.</summary>
public abstract class StorageCheckCompliance : StorageCompliance
{
    private const string Rows = """
        select (select count(*) from grain_state) + (select count(*) from messages) + (select count(*) from outbox)
             + (select count(*) from webhook_dedupe) + (select count(*) from escalations)
        """;

    [Fact]
    public async Task It_leaves_one_row()
    {
        var before = await Storage.Query<long>(Rows);

        await Storage.Check.Check(Token);
        await Storage.Check.Check(Token);

        Assert.Equal(before, await Storage.Query<long>(Rows));
        Assert.Equal([1L], await Storage.Query<long>("select count(*) from storage_probe"));
    }

    [Fact]
    public async Task A_column_that_is_missing_is_noticed()
    {
        await Storage.Execute("alter table messages rename column media to medium");
        try
        {
            var unready = await Assert.ThrowsAsync<Grains.Durability.StorageUnavailableException>(() => Storage.Check.Check(Token));
            var commit = Commits.Of(Commits.NewKey(), 0, "event");
            var refused = await Assert.ThrowsAsync<Grains.Durability.StorageUnavailableException>(
                () => Storage.Store.Commit(commit.With(Commits.Line(commit.Key, 1)), Token));

            Assert.Equal(StorageFault.Schema.Reason, StorageFaults.Reason(unready));
            Assert.True(StorageFaults.NeedsOperator(refused));
            Assert.Empty(await Traces(commit.Key, "event"));
        }
        finally
        {
            await Storage.Execute("alter table messages rename column medium to media");
        }

        await Storage.Check.Check(Token);
    }
}
