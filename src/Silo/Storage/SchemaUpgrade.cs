using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace MirtAi.Silo.Storage;

/// <summary>Brings a database to the version of this program, and refuses one that is newer.</summary>
internal static class SchemaUpgrade
{
    /// <summary>Applies what is missing, in the open transaction of a connection that holds the upgrade's lock.</summary>
    /// <exception cref="SchemaTooNewException">The database was upgraded by a newer program.</exception>
    /// <exception cref="SchemaDivergedException">Another line of programs upgraded it.</exception>
    public static async Task Apply(
        DbConnection connection, DbTransaction transaction, ImmutableArray<SchemaScripts.Script> scripts, string now,
        CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            "create table if not exists schema_version (version integer primary key,"
            + " name text not null, applied_at timestamp with time zone not null)",
            transaction: transaction, cancellationToken: cancellationToken));
        var applied = (await connection.QueryAsync<(int Version, string Name)>(new CommandDefinition(
            "select version, name from schema_version", transaction: transaction, cancellationToken: cancellationToken)))
            .ToDictionary(script => script.Version, script => script.Name);
        var version = applied.Keys.DefaultIfEmpty(0).Max();
        if (version > scripts[^1].Version)
            throw new SchemaTooNewException(version, scripts[^1].Version);
        // To run it late, upon what later scripts made, is nothing that anybody has tried.
        var missing = scripts.FirstOrDefault(script =>
            script.Version <= version && applied.GetValueOrDefault(script.Version) != script.Name);
        if (missing is not null)
            throw new SchemaDivergedException(version, missing.Name, applied.GetValueOrDefault(missing.Version));
        foreach (var script in scripts.Where(script => script.Version > version))
        {
            await connection.ExecuteAsync(
                new CommandDefinition(script.Sql, transaction: transaction, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(new CommandDefinition(
                $"insert into schema_version (version, name, applied_at) values (@Version, @Name, {now})",
                new { script.Version, script.Name }, transaction, cancellationToken: cancellationToken));
        }
    }
}
