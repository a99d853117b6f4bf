using MirtAi.Cluster.Postgres;
using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Cluster.Tests.Postgres;

public sealed class PrivatePostgresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(TestPostgres.IsAvailable), SkipType = typeof(TestPostgres))]
    public async Task What_was_committed_survives_a_kill()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await ExecuteAsync(postgres, "create table kept (id int); insert into kept values (7)");

        await postgres.KillAsync();
        await Assert.ThrowsAsync<NpgsqlException>(() => ExecuteAsync(postgres, "select 1"));
        await postgres.StartAgainAsync();

        Assert.Equal("7", await ExecuteAsync(postgres, "select id from kept"));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(TestPostgres.IsAvailable), SkipType = typeof(TestPostgres))]
    public async Task It_is_as_durable_as_a_real_one()
    {
        await using var postgres = await PrivatePostgres.StartAsync();

        Assert.Equal("on", await ExecuteAsync(postgres, "show fsync"));
        Assert.Equal("on", await ExecuteAsync(postgres, "show synchronous_commit"));
        // The language of the customers: a C locale would not fold it.
        Assert.Equal("розмір", await ExecuteAsync(postgres, "select lower('РОЗМІР')"));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(TestPostgres.IsAvailable), SkipType = typeof(TestPostgres))]
    public async Task A_suspended_one_answers_only_when_it_goes_on()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("select 1", connection);

        postgres.Suspend();
        var answer = command.ExecuteScalarAsync(Cancellation);
        await Assert.ThrowsAsync<TimeoutException>(() =>
            answer.WaitAsync(TimeSpan.FromMilliseconds(300), TimeProvider.System, Cancellation));
        postgres.Resume();

        Assert.Equal(1, await answer);
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(TestPostgres.IsAvailable), SkipType = typeof(TestPostgres))]
    public async Task A_restart_keeps_port_and_password()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        var before = postgres.ConnectionString;

        await postgres.RestartAsync();

        Assert.Equal(before, postgres.ConnectionString);
        Assert.Equal("1", await ExecuteAsync(postgres, "select 1"));
    }

    private static async Task<string?> ExecuteAsync(PrivatePostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }
}
