using Dapper;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Customers.Holds;

/// <summary>Reads whose data are held.</summary>
public sealed class HoldQueries(IDatabase database)
{
    /// <summary>The hold of the customer of <c>@key</c>.</summary>
    internal const string OfCustomer = $"select {Columns} from legal_holds where session_key = @key";

    private const string Columns = """
        session_key as "Customer", manager as "Manager", reason as "Reason", since as "Since", erasure_asked_at as "ErasureAskedAt"
        """;

    /// <summary>Holds, the oldest first.</summary>
    public async Task<Listing<HoldView>> List(PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<HoldView>(
            Columns, "from legal_holds", "since, session_key", values: null, page, cancellationToken);
    }

    /// <summary>The hold of a customer, or null.</summary>
    public async Task<HoldView?> Find(string customer, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<HoldView>(new CommandDefinition(
            OfCustomer, new { key = customer }, cancellationToken: cancellationToken));
    }
}
