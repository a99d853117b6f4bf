using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>What grains' documents must do on every database.</summary>
public abstract class DocumentStorageCompliance : StorageCompliance
{
    private const string Name = "sample";

    private readonly GrainId grain = GrainId.Create("sample-kind", Commits.NewKey());

    [Fact]
    public async Task What_was_never_written_is_a_new_state_without_a_version()
    {
        await using var silos = await DocumentSilos.Start(Storage);

        var read = await Read(silos, grain);

        Assert.Equal(new Document(), read.State);
        Assert.Null(read.ETag);
        Assert.False(read.RecordExists);
    }

    [Fact]
    public async Task What_was_written_is_read_back_by_its_name_and_key_alone()
    {
        await using var silos = await DocumentSilos.Start(Storage);
        var full = new Document { Text = "Ґанок 🪑 \"'", Number = long.MaxValue, At = DateTimeOffset.UnixEpoch.AddTicks(1) };

        var written = await Write(silos, grain, New(full));

        var read = await Read(silos, grain);
        Assert.Equal(full, read.State);
        Assert.Equal(written.ETag, read.ETag);
        Assert.True(read.RecordExists);
        Assert.False((await Read(silos, GrainId.Create("sample-kind", grain.Key + "x"))).RecordExists);
        var other = New(null);
        await silos.Storage.ReadStateAsync("another", grain, other);
        Assert.False(other.RecordExists);
    }

    [Theory]
    [InlineData("beef")]
    [InlineData("7d0b1c6a1e1f4b0f9a3f0a9d7c5e2b11")]
    public async Task A_key_that_reads_as_a_number_or_an_id_is_a_key_like_any_other(string key)
    {
        await using var silos = await DocumentSilos.Start(Storage);
        var one = GrainId.Create("sample-kind", key);

        var before = await Read(silos, one);
        before.State = new Document { Number = (before.State?.Number ?? 0) + 1 };
        await Write(silos, one, before);

        Assert.Equal(before.State, (await Read(silos, one)).State);
    }

    [Fact]
    public async Task Of_two_that_write_upon_the_same_version_the_second_is_refused_and_changes_nothing()
    {
        await using var silos = await DocumentSilos.Start(Storage);
        await Write(silos, grain, New(new Document { Number = 1 }));
        var (first, second) = (await Read(silos, grain), await Read(silos, grain));

        first.State = new Document { Number = 2 };
        await Write(silos, grain, first);
        second.State = new Document { Number = 3 };
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(silos, grain, second));

        Assert.Equal(2, (await Read(silos, grain)).State!.Number);
        first.State = new Document { Number = 4 };
        await Write(silos, grain, first);
        Assert.Equal(4, (await Read(silos, grain)).State!.Number);
    }

    [Fact]
    public async Task Of_many_that_write_the_first_version_one_does()
    {
        await using var silos = await DocumentSilos.Start(Storage);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(async number =>
        {
            try
            {
                await Write(silos, grain, New(new Document { Number = number }));
                return number;
            }
            catch (InconsistentStateException)
            {
                return 0;
            }
        }));

        Assert.Equal(outcomes.Single(number => number > 0), (await Read(silos, grain)).State!.Number);
    }

    [Fact]
    public async Task What_is_cleared_is_new_again_and_can_be_written_again()
    {
        await using var silos = await DocumentSilos.Start(Storage);
        var state = await Write(silos, grain, New(new Document { Number = 1 }));

        await silos.Storage.ClearStateAsync(Name, grain, state);
        Assert.Equal(new Document(), state.State);
        Assert.False(state.RecordExists);
        Assert.False((await Read(silos, grain)).RecordExists);

        state.State = new Document { Number = 2 };
        await Write(silos, grain, state);
        Assert.Equal(2, (await Read(silos, grain)).State!.Number);
    }

    [Fact]
    public async Task Who_read_before_a_document_was_cleared_neither_writes_nor_clears_what_came_after()
    {
        await using var silos = await DocumentSilos.Start(Storage);
        var state = await Write(silos, grain, New(new Document { Number = 1 }));
        var stale = await Read(silos, grain);
        await silos.Storage.ClearStateAsync(Name, grain, state);
        state.State = new Document { Number = 2 };
        await Write(silos, grain, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(silos, grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => silos.Storage.ClearStateAsync(Name, grain, stale));

        Assert.Equal(2, (await Read(silos, grain)).State!.Number);
    }

    [Fact]
    public async Task To_clear_what_is_not_there_does_nothing()
    {
        await using var silos = await DocumentSilos.Start(Storage);

        await silos.Storage.ClearStateAsync(Name, grain, New(null));

        Assert.Null((await Read(silos, grain)).ETag);
    }

    [Fact]
    public async Task Operators_read_it_as_json()
    {
        await using var silos = await DocumentSilos.Start(Storage);
        await Write(silos, grain, New(new Document { Text = "a", Number = 1 }));

        var rows = await Storage.Query<string>(
            "select state from grain_documents where name = @Name and key = @key", new { Name, key = grain.Key.ToString() });

        Assert.Equal(["""{"text":"a","number":1}"""], rows);
    }

    private static GrainState<Document> New(Document? state) => new() { State = state! };

    private static async Task<GrainState<Document>> Read(DocumentSilos silos, GrainId grain)
    {
        var state = New(null);
        await silos.Storage.ReadStateAsync(Name, grain, state);
        return state;
    }

    private static async Task<GrainState<Document>> Write(DocumentSilos silos, GrainId grain, GrainState<Document> state)
    {
        await silos.Storage.WriteStateAsync(Name, grain, state);
        return state;
    }

    private sealed record Document
    {
        public string? Text { get; init; }
        public long Number { get; init; }
        public DateTimeOffset? At { get; init; }
    }
}

public sealed class SqliteDocumentTests(SqliteFile file) : DocumentStorageCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class PostgresDocumentTests(MirtAi.Testing.TestPostgres postgres)
    : DocumentStorageCompliance, IClassFixture<MirtAi.Testing.TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}
