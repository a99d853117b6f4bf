using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Storage;
using Npgsql;

namespace MirtAi.Api.Doctor;

/// <summary>Connections that look and change nothing.</summary>
internal static class DoctorDatabase
{
    private const int TimeoutSeconds = 5;

    /// <summary>Where SQLite keeps its file.</summary>
    public static string FileOf(IServiceProvider services, StorageOptions options) => Path.GetFullPath(
        new SqliteConnectionStringBuilder(options.EffectiveConnectionString).DataSource,
        services.GetRequiredService<IHostEnvironment>().ContentRootPath);

    /// <summary>An open connection; null while SQLite's file is not made.</summary>
    /// <exception cref="DbException">No database answers.</exception>
    public static async Task<DbConnection?> Open(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        DbConnection connection;
        if (options.Provider == StorageProvider.Postgres)
        {
            connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.EffectiveConnectionString)
            {
                Pooling = false,
                Timeout = TimeoutSeconds,
                CommandTimeout = TimeoutSeconds,
            }.ConnectionString);
        }
        else
        {
            var file = FileOf(services, options);
            if (!File.Exists(file))
                return null;
            connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.EffectiveConnectionString)
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString);
        }

        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
