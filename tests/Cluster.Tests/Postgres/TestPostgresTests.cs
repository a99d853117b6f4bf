using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Cluster.Tests.Postgres;

public sealed class TestPostgresTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(TestPostgres.IsAvailable), SkipType = typeof(TestPostgres))]
    public async Task Each_class_has_a_database_of_its_own_that_is_gone_afterwards()
    {
        var other = new TestPostgres();
        await other.InitializeAsync();

        Assert.NotEqual(await NameAsync(postgres), await NameAsync(other));
        await other.DisposeAsync();

        var gone = await Assert.ThrowsAsync<PostgresException>(() => NameAsync(other));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
    }

    private static async Task<object?> NameAsync(TestPostgres postgres)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand("select current_database()");
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
