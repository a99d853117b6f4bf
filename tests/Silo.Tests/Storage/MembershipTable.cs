using System.Data;
using Npgsql;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>
/// Uses the clustering statements as the provider does: reads them by key from <c>OrleansQuery</c>, gives every parameter by its name and
/// general type (text for addresses, integers, UTC times), and reads columns by name.
/// </summary>
internal sealed class MembershipTable(NpgsqlDataSource source, string cluster)
{
    public const int Active = 3;
    public const int Dead = 6;

    private static readonly DateTime Started = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public async Task<Dictionary<string, string>> Statements()
    {
        await using var command = source.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using var reader = await command.ExecuteReaderAsync();
        var statements = new Dictionary<string, string>();
        while (await reader.ReadAsync())
            statements.Add(reader.GetString(reader.GetOrdinal("QueryKey")), reader.GetString(reader.GetOrdinal("QueryText")));
        return statements;
    }

    public Task<bool> Initialize() => Ask("InsertMembershipVersionKey");

    public Task<bool> Insert(Member member, int expected) => Ask(
        "InsertMembershipKey",
        [
            ("IAmAliveTime", member.AliveAt), ("SiloName", member.Name), ("HostName", "host"), .. Identity(member), ("StartTime", Started),
            ("Status", member.Status), ("ProxyPort", member.ProxyPort), ("Version", expected),
        ]);

    public Task<bool> Update(Member member, int expected) => Ask(
        "UpdateMembershipKey",
        [
            .. Identity(member), ("IAmAliveTime", member.AliveAt), ("Status", member.Status), ("SuspectTimes", member.Suspects),
            ("Version", expected),
        ]);

    public Task UpdateSignOfLife(Member member) => Run("UpdateIAmAlivetimeKey", [.. Identity(member), ("IAmAliveTime", member.AliveAt)]);

    public Task Cleanup(DateTime before) => Run("CleanupDefunctSiloEntriesKey", ("IAmAliveTime", before));

    public Task Delete() => Run("DeleteMembershipTableEntriesKey");

    public async Task<(int? Version, List<Member> Members)> ReadAll() => await Read(await Prepare("MembershipReadAllKey"));

    public async Task<(int? Version, List<Member> Members)> ReadOne(Member member) =>
        await Read(await Prepare("MembershipReadRowKey", Identity(member)));

    public async Task<List<string>> Gateways()
    {
        await using var command = await Prepare("GatewaysQueryKey", ("Status", Active));
        await using var reader = await command.ExecuteReaderAsync();
        var gateways = new List<string>();
        while (await reader.ReadAsync())
            gateways.Add(
                $"{reader["Address"]}:{reader.GetInt32(reader.GetOrdinal("ProxyPort"))}"
                + $"@{reader.GetInt32(reader.GetOrdinal("Generation"))}");
        return gateways;
    }

    private static async Task<(int? Version, List<Member> Members)> Read(NpgsqlCommand command)
    {
        await using var owned = command;
        await using var reader = await command.ExecuteReaderAsync();
        int? version = null;
        var members = new List<Member>();
        while (await reader.ReadAsync())
        {
            version = Convert.ToInt32(reader.GetValue(reader.GetOrdinal("Version")), provider: null);
            if (await reader.IsDBNullAsync(reader.GetOrdinal("StartTime")))
                continue;
            Assert.Equal(Started, reader.GetDateTime(reader.GetOrdinal("StartTime")));
            Assert.Equal("host", (string)reader["HostName"]);
            members.Add(new Member((string)reader["SiloName"], (string)reader["Address"])
            {
                Port = reader.GetInt32(reader.GetOrdinal("Port")),
                Generation = reader.GetInt32(reader.GetOrdinal("Generation")),
                Status = reader.GetInt32(reader.GetOrdinal("Status")),
                ProxyPort = reader.GetInt32(reader.GetOrdinal("ProxyPort")),
                Suspects = reader["SuspectTimes"] as string,
                AliveAt = reader.GetDateTime(reader.GetOrdinal("IAmAliveTime")),
            });
        }
        return (version, members);
    }

    private static (string Name, object? Value)[] Identity(Member member) =>
        [("Address", member.Address), ("Port", member.Port), ("Generation", member.Generation)];

    /// <summary>The answer is one column, converted to a truth value.</summary>
    private async Task<bool> Ask(string key, params (string Name, object? Value)[] parameters)
    {
        await using var command = await Prepare(key, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(1, reader.FieldCount);
        return Convert.ToBoolean(reader.GetValue(0), provider: null);
    }

    private async Task Run(string key, params (string Name, object? Value)[] parameters)
    {
        await using var command = await Prepare(key, parameters);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlCommand> Prepare(string key, params (string Name, object? Value)[] parameters)
    {
        var command = source.CreateCommand((await Statements())[key]);
        foreach (var (name, value) in parameters.Prepend(("DeploymentId", cluster)))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            parameter.DbType = value switch { int => DbType.Int32, DateTime => DbType.DateTime, _ => DbType.String };
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>A process in the table.</summary>
    public sealed record Member(string Name, string Address)
    {
        public int Port { get; init; } = 11_111;

        public int Generation { get; init; } = 7;

        public int Status { get; init; } = Active;

        public int ProxyPort { get; init; } = 30_000;

        public string? Suspects { get; init; }

        public DateTime AliveAt { get; init; } = Started;
    }
}
