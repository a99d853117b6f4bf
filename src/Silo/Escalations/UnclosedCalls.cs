using Dapper;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Escalations;

/// <summary>Finds the calls for a person that are not closed.</summary>
internal sealed class UnclosedCalls(IDatabase database) : IUnclosedCalls
{
    /// <inheritdoc/>
    public Task<bool> HasAny(string sessionKey) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>(
            $"select count(*) from escalations where session_key = @sessionKey and status <> '{EscalationStatus.Closed}'",
            new { sessionKey }) > 0;
    });
}
