using System.Text.Json;
using Dapper;
using MirtAi.Grains.Interfaces.Subscriptions;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Subscriptions;

/// <summary>Reads subscriptions.</summary>
public sealed class SubscriptionQueries(IDatabase database)
{
    private const string Columns = """
        session_key as "Customer", plan as "Plan", status as "Status", started_at as "StartedAt", ends_at as "EndsAt",
        updated_at as "UpdatedAt"
        """;

    private const string Matching = """
        from subscriptions
        where (cast(@status as text) is null or status = @status) and (cast(@plan as text) is null or plan = @plan)
        """;

    /// <summary>Subscriptions, those first that end first; of a status, of a plan.</summary>
    public async Task<Listing<SubscriptionView>> List(string? status, string? plan, PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadNamedPage<SubscriptionView>(
            Columns, nameof(SubscriptionView.Customer), Matching, "\"EndsAt\", \"Customer\"", new { status, plan }, page,
            cancellationToken);
    }

    /// <summary>A customer's subscription, or null.</summary>
    public async Task<SubscriptionView?> Find(string customer, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<SubscriptionView>(new CommandDefinition(
            $"select {Columns} from subscriptions where session_key = @customer", new { customer }, cancellationToken: cancellationToken));
    }

    /// <summary>The request with which a source granted time to a customer, in short; null if that is not known.</summary>
    public async Task<string?> RequestOf(string customer, string source, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var state = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            $"select cast(state as text) from grain_state where kind = '{ISubscriptionGrain.Kind}' and key = @customer",
            new { customer },
            cancellationToken: cancellationToken));
        return state is null
            ? null
            : JsonSerializer.Deserialize<Subscription>(state, JsonSerializerOptions.Web)!
                .DoneRequests.FirstOrDefault(request => request.Source == source)?.Digest;
    }

    /// <summary>Customers whose subscription is over, and so is the grace.</summary>
    internal Task<IReadOnlyList<string>> Over(TimeSpan grace, int limit, CancellationToken cancellationToken) => Keys(
        $"status = 'active' and ends_at <= (select {database.After("@grace")})", new { grace = -grace.TotalSeconds, limit },
        cancellationToken);

    /// <summary>Customers who are to be reminded of the end: three days before it, and one day before it.</summary>
    internal Task<IReadOnlyList<string>> Ending(int limit, CancellationToken cancellationToken) => Keys(
        $"""
        status = 'active' and ends_at > (select {database.Now}) and ends_at <= (select {database.After("259200")})
        and (reminded_days = 0 or reminded_days = 3 and ends_at <= (select {database.After("86400")}))
        """,
        new { limit },
        cancellationToken);

    private Task<IReadOnlyList<string>> Keys(string condition, object values, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyList<string>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return [.. await connection.QueryAsync<string>(new CommandDefinition(
                $"select session_key from subscriptions where {condition} order by ends_at, session_key limit @limit", values,
                cancellationToken: cancellationToken))];
        });
}
