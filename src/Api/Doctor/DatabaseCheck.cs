using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Options;
using MirtAi.Channels;
using MirtAi.Silo.Storage;
using Npgsql;

namespace MirtAi.Api.Doctor;

/// <summary>Looks at the database, its schema, and how far apart its clock and this machine's are; it changes nothing.</summary>
internal static class DatabaseCheck
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Finding>> Run(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        try
        {
            return options.Provider == StorageProvider.Postgres
                ? await Postgres(services, cancellationToken)
                : await Sqlite(services, options, cancellationToken);
        }
        catch (DbException exception)
        {
            return [Finding.Fault("database", $"Storage:ConnectionString: set where a database answers. {exception.Message}")];
        }
    }

    private static async Task<IReadOnlyList<Finding>> Postgres(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var connection = (await DoctorDatabase.Open(services, cancellationToken))!;
        var hasSchema = await connection.ExecuteScalarAsync<bool>("select to_regclass('schema_version') is not null");
        var asked = TimeProvider.System.GetUtcNow();
        var theirs = new DateTimeOffset(await connection.ExecuteScalarAsync<DateTime>("select clock_timestamp()"), TimeSpan.Zero);
        return
        [
            Finding.Good("database", $"PostgreSQL {((NpgsqlConnection)connection).PostgreSqlVersion}"),
            hasSchema ? await Schema(connection, StorageProvider.Postgres) : Finding.Good("schema", "made by the first start"),
            Clock(theirs - asked),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> Sqlite(
        IServiceProvider services, StorageOptions options, CancellationToken cancellationToken)
    {
        var file = DoctorDatabase.FileOf(services, options);
        await using var connection = await DoctorDatabase.Open(services, cancellationToken);
        return connection is null
            ? [Finding.Good("database", $"SQLite, made by the first start: {file}")]
            : [Finding.Good("database", $"SQLite: {file}"), await Schema(connection, StorageProvider.Sqlite)];
    }

    private static async Task<Finding> Schema(DbConnection connection, StorageProvider provider)
    {
        var version = await connection.ExecuteScalarAsync<long?>("select max(version) from schema_version") ?? 0;
        var ours = SchemaScripts.Of(provider)[^1].Version;
        return version > ours
            ? Finding.Fault("schema", $"version {version} was made by a newer program than this one, which knows {ours}: run the newer one")
            : Finding.Good("schema", version == ours ? $"version {version}" : $"version {version}, the next start brings it to {ours}");
    }

    private static Finding Clock(TimeSpan distance)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{distance.TotalMilliseconds:0} ms from the database's");
        return distance.Duration() < Tolerance ? Finding.Good("clock", text)
            : Finding.Fault("clock", $"{text}: set this machine's clock by NTP; until then the database's time is used");
    }
}
