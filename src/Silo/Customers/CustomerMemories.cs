using System.Collections.Immutable;
using Dapper;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Customers;

/// <inheritdoc/>
internal sealed class CustomerMemories(IDatabase database) : ICustomerMemories
{
    /// <inheritdoc/>
    public Task<CustomerMemory> Load(string sessionKey, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var stored = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "select cast(memory as text) from customer_memories where session_key = @sessionKey", new { sessionKey },
            cancellationToken: cancellationToken));
        return stored is null ? CustomerMemory.Empty : MemoryJson.Read(stored);
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<CustomerMemory>> LoadOthers(string sessionKey, CancellationToken cancellationToken) =>
        StorageFaults.Guard<ImmutableArray<CustomerMemory>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var stored = await connection.QueryAsync<string>(new CommandDefinition(
                $"""
                select cast(memory as text) from customer_memories
                where session_key in ({CustomerLinks.Keys}) and session_key <> @sessionKey order by updated_at
                """,
                new { sessionKey },
                cancellationToken: cancellationToken));
            return [.. stored.Select(MemoryJson.Read)];
        });
}
