using Npgsql;

namespace MirtAi.Fleet.Tests.Shop;

/// <summary>What the database says. It is read on connections of the test's own.</summary>
internal sealed class Ledger(string connectionString) : IAsyncDisposable
{
    private const string Quiet = """
        select not exists (
                select 1 from grain_state
                where wake_at < now() + interval '10 minutes' and state -> 'handoff' ->> 'remindAt' is null
                  and not coalesce(wake_at >= (state -> 'call' ->> 'remindAt')::timestamptz - interval '1 ms', false))
           and not exists (select 1 from outbox)
        """;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 4, ApplicationName = "ledger" });

    /// <summary>Forgets its connections, which do not outlive their server.</summary>
    public void Reconnect() => source.Clear();

    /// <summary>Ends every connection to the database but its own; returns how many.</summary>
    public Task<long> EndBackendsAsync() => ValueAsync<long>(
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and application_name <> 'ledger'
        """);

    /// <summary>No session will wake by itself but for a reminder of customers or managers, and nothing is to be sent.</summary>
    public Task<bool> IsQuietAsync() => ValueAsync<bool>(Quiet);

    /// <summary>What the customer wrote, as it was taken.</summary>
    public Task<List<string>> TakenAsync(string sessionKey) => ListAsync(
        "select text from messages where session_key = $1 and author = 0 order by sequence", row => row.GetString(0), sessionKey);

    /// <summary>Everything that was to be sent for a session.</summary>
    public Task<List<Dispatch>> DispatchesAsync(string sessionKey) => ListAsync(
        """
        select status, attempts, repeats, recipient from (
            select id, session_key, status, attempts, repeats, recipient from outbox
            union all select id, session_key, status, attempts, repeats, recipient from deliveries) d
        where session_key = $1 order by id
        """,
        row => new Dispatch(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3)),
        sessionKey);

    /// <summary>An answer for the session is being made.</summary>
    public Task<bool> HasTurnAsync(string sessionKey) =>
        ValueAsync<bool>(
            "select coalesce(bool_or(state -> 'turn' is not null), false) from grain_state where kind = 'session' and key = $1",
            sessionKey);

    /// <summary>The process that runs a job, and the number of that ownership.</summary>
    public async Task<(int Pid, long Fence)> OwnerAsync(string job)
    {
        var owners = await ListAsync(
            "select split_part(owner, ':', 2)::int, fence from job_lock where name = $1 and lease_until > clock_timestamp()",
            row => (row.GetInt32(0), row.GetInt64(1)),
            job);
        return owners is [var owner] ? owner : default;
    }

    public async Task<T> ValueAsync<T>(string sql, params object[] parameters) =>
        Assert.Single(await ListAsync(sql, row => row.GetFieldValue<T>(0), parameters));

    public async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public async Task<int> ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }
}
