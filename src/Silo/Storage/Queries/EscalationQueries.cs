using Dapper;

namespace MirtAi.Storage.Queries;

/// <summary>Reads calls for a person.</summary>
public sealed class EscalationQueries(IDatabase database)
{
    /// <summary>Every status of a call.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["open", "closed"];

    /// <summary>Calls of a status, or all; open ones first, then newest first.</summary>
    public async Task<Listing<EscalationView>> List(string? status, PageRequest page, CancellationToken cancellationToken)
    {
        const string Matching = "from escalations where cast(@status as text) is null or status = @status";
        const string Select = $"""
            select id as "Id", session_key as "SessionKey", reason as "Reason", level as "Level", state as "State",
                   status as "Status", at as "At"
            {Matching}
            order by case status when 'open' then 0 else 1 end, id desc
            limit @limit offset @offset
            """;
        var parameters = new { status, limit = page.PageSize, offset = page.Offset };
        await using var connection = await database.Open(cancellationToken);
        var total = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition($"select count(*) {Matching}", parameters, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<EscalationView>(
            new CommandDefinition(Select, parameters, cancellationToken: cancellationToken));
        return new([.. rows], total, page.Page, page.PageSize);
    }
}
