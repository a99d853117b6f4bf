using System.Globalization;
using Dapper;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>
/// Grains' documents in the table <c>grain_documents</c>. The ETag is the version, which a cleared document keeps, so that whoever read it
/// before cannot write over what comes after.
/// </summary>
internal sealed class SqliteDocuments(SqliteDatabase database, IGrainStorageSerializer serializer, IActivatorProvider activators)
    : IGrainStorage
{
    private const string Mine = "where name = @name and key = @key and version = @version returning version";

    private readonly string now = ((IDatabase)database).Now;

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await Query<Row>(
            "select version, state from grain_documents where name = @name and key = @key",
            new { name = stateName, key = grainId.Key.ToString() });
        grainState.ETag = row is null ? null : Text(row.Version);
        grainState.RecordExists = row?.State is not null;
        grainState.State = row?.State is { } json ? serializer.Deserialize<T>(BinaryData.FromString(json))! : New<T>();
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = serializer.Serialize(grainState.State).ToString();
        var sql = VersionOf(grainState) is null
            ? $"""
              insert into grain_documents (name, key, version, state, updated_at) values (@name, @key, 1, @state, {now})
              on conflict do nothing returning version
              """
            : $"update grain_documents set state = @state, version = version + 1, updated_at = {now} {Mine}";
        await Change(sql, stateName, grainId, grainState, state);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (VersionOf(grainState) is null)
            await ReadStateAsync(stateName, grainId, grainState);
        if (VersionOf(grainState) is null)
            return;
        await Change(
            $"update grain_documents set state = null, version = version + 1, updated_at = {now} {Mine}",
            stateName,
            grainId,
            grainState,
            null);
        grainState.RecordExists = false;
        grainState.State = New<T>();
    }

    private async Task Change<T>(string sql, string stateName, GrainId grainId, IGrainState<T> grainState, string? state)
    {
        var parameters = new { name = stateName, key = grainId.Key.ToString(), version = VersionOf(grainState), state };
        if (await Query<long?>(sql, parameters) is not { } version)
        {
            throw new InconsistentStateException(
                $"The document {stateName} of {grainId} is no longer of version {grainState.ETag ?? "none"}.");
        }
        grainState.ETag = Text(version);
    }

    private static long? VersionOf<T>(IGrainState<T> state) =>
        string.IsNullOrEmpty(state.ETag) ? null : long.Parse(state.ETag, CultureInfo.InvariantCulture);

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private T New<T>() => activators.GetActivator<T>().Create();

    private Task<TRow?> Query<TRow>(string sql, object parameters) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.OpenSqlite(CancellationToken.None);
        return await connection.QueryFirstOrDefaultAsync<TRow>(sql, parameters);
    });

    private sealed record Row
    {
        public long Version { get; init; }
        public string? State { get; init; }
    }
}
