using Dapper;
using MirtAi.Silo.Health;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Health;

/// <summary>The database answers.</summary>
internal sealed class StoragePart(IDatabase database) : IReadinessPart
{
    /// <inheritdoc/>
    public string Name => "storage";

    /// <inheritdoc/>
    public async Task<string> Check(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteScalarAsync<int>(new CommandDefinition("select 1", cancellationToken: cancellationToken));
        return IReadinessPart.Ok;
    }
}
