using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads calls for a person.</summary>
public sealed class EscalationQueries(IDatabase database)
{
    /// <summary>Every status of a call.</summary>
    public static IReadOnlyList<string> Statuses { get; } = [EscalationStatus.Open, EscalationStatus.Taken, EscalationStatus.Closed];

    /// <summary>What is read of a call, as <see cref="EscalationView"/>.</summary>
    internal const string Columns = $"""
        id as "Id", session_key as "SessionKey", reason as "Reason", level as "Level", state as "State", status as "Status", at as "At",
        taken_by as "TakenBy", taken_at as "TakenAt", answered_by as "AnsweredBy", answered_at as "AnsweredAt",
        closed_by as "ClosedBy", closed_at as "ClosedAt", closed_how as "ClosedHow",
        (select state -> 'customer' ->> 'name' from grain_state
         where kind = '{ISessionGrain.Kind}' and key = escalations.session_key) as "CustomerName"
        """;

    /// <summary>The newest calls for the customer of <c>@key</c> that are not closed, at most 20.</summary>
    internal const string OfSession =
        $"select {Columns} from escalations where session_key = @key and status <> 'closed' order by id desc limit 20";

    /// <summary>Calls of a status, or all; open ones first, then those that were taken, newest first.</summary>
    public async Task<Listing<EscalationView>> List(string? status, PageRequest page, CancellationToken cancellationToken)
    {
        const string Matching = "from escalations where cast(@status as text) is null or status = @status";
        const string Order = "case status when 'open' then 0 when 'taken' then 1 else 2 end, id desc";
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<EscalationView>(Columns, Matching, Order, new { status }, page, cancellationToken);
    }
}
