using System.Text.Json;
using Dapper;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Payments;

/// <summary>Reads payments.</summary>
public sealed class PaymentQueries(IDatabase database)
{
    private const string Matching = """
        from payments
        where (cast(@provider as text) is null or provider = @provider) and (cast(@status as text) is null or status = @status)
        """;

    /// <summary>Payments, newest first; of a provider, of a status.</summary>
    public async Task<Listing<PaymentView>> List(string? provider, string? status, PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.ReadNamedPage<PaymentRow>(
            PaymentRow.Columns, nameof(PaymentRow.SessionKey), Matching, "\"CreatedAt\" desc, \"Id\" desc", new { provider, status }, page,
            cancellationToken);
        return rows.With<PaymentView>([.. rows.Items.Select(row => row.ToView())]);
    }

    /// <summary>One payment by the service's id, or null.</summary>
    public async Task<PaymentView?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<PaymentRow>(new CommandDefinition(
            $"select {PaymentRow.Columns}, {CustomerName.Of("payments.session_key")} from payments where id = @id", new { id },
            cancellationToken: cancellationToken));
        return row?.ToView();
    }

    /// <summary>What its provider told of a payment, the newest first, at most a hundred.</summary>
    public async Task<IReadOnlyList<PaymentEventView>> Events(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return [.. (await connection.QueryAsync<PaymentEventRow>(new CommandDefinition(
            $"select {PaymentEventRow.Columns} from payment_events where payment_id = @id order by id desc limit 100", new { id },
            cancellationToken: cancellationToken))).Select(row => row.ToView())];
    }

    /// <summary>The refunds of a payment that were asked for here, the newest first.</summary>
    public async Task<IReadOnlyList<RefundView>> Refunds(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var state = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            $"select cast(state as text) from grain_state where kind = '{IPaymentGrain.Kind}' and key = @id", new { id },
            cancellationToken: cancellationToken));
        var refunds = state is null ? [] : JsonSerializer.Deserialize<Payment>(state, JsonSerializerOptions.Web)!.Refunds;
        return [.. refunds.Reverse().Select(refund => new RefundView
        {
            Amount = refund.Amount,
            Status = refund.Status.ToString().ToLowerInvariant(),
            Reason = refund.Reason,
            At = refund.At,
        })];
    }

    /// <summary>
    /// Payments of which a webhook may have been lost: open ones, and every day those that were paid in the last 30 days and may be
    /// refunded; those first that were asked about longest ago.
    /// </summary>
    internal Task<IReadOnlyList<string>> ToCheck(int limit, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyList<string>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return [.. await connection.QueryAsync<string>(new CommandDefinition(
                $"""
                select id from payments
                where session_key <> '' and provider_id is not null and created_at > (select {database.After("-2592000")})
                  and (status in ('pending', 'authorized', 'held') and updated_at < (select {database.After("-60")})
                    or status = 'succeeded' and coalesce(checked_at, updated_at) < (select {database.After("-86400")}))
                order by coalesce(checked_at, created_at), id
                limit @limit
                """,
                new { limit }, cancellationToken: cancellationToken))];
        });
}
