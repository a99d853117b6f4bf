using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage.Postgres;
using MirtAi.Silo.Storage.Sqlite;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;

namespace MirtAi.Silo.Storage;

/// <summary>Adds the storage of grains' documents, <see cref="DocumentStorage"/>, in the database of everything else.</summary>
internal static class DocumentRegistration
{
    /// <summary>On PostgreSQL Orleans' own provider, with the connections of the process's pool.</summary>
    public static ISiloBuilder AddDocumentsOnPostgres(this ISiloBuilder silo)
    {
        silo.AddAdoNetGrainStorage(DocumentStorage.Name, (OptionsBuilder<AdoNetGrainStorageOptions> documents) =>
            documents.Configure<PostgresDatabase>((options, database) =>
            {
                options.Invariant = "Npgsql";
                options.DataSource = database.Source;
                options.GrainStorageSerializer = new DocumentJson();
            }));
        return silo;
    }

    /// <summary>On SQLite a small one of our own.</summary>
    public static ISiloBuilder AddDocumentsOnSqlite(this ISiloBuilder silo)
    {
        silo.Services.AddGrainStorage(
            DocumentStorage.Name, (provider, _) => ActivatorUtilities.CreateInstance<SqliteDocuments>(provider, new DocumentJson()));
        return silo;
    }
}
