using Dapper;

namespace MirtAi.Silo.Storage;

/// <summary>Deletes the state of a grain that is not needed any more.</summary>
internal static class StateRemoval
{
    public static async Task<bool> Execute(IDatabase database, string kind, string key, long version, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var command = new CommandDefinition(
            "delete from grain_state where kind = @kind and key = @key and version = @version", new { kind, key, version },
            cancellationToken: cancellationToken);
        return await connection.ExecuteAsync(command) == 1;
    }
}
