using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Customers.Links;

/// <summary>Reads which sessions are one customer's.</summary>
public sealed class CustomerLinks(IDatabase database)
{
    /// <summary>The keys of all sessions of the customer of <c>@sessionKey</c>, that one first.</summary>
    internal const string Keys = """
        select cast(@sessionKey as text)
        union all
        select other.session_key from customer_links mine
        join customer_links other on other.customer = mine.customer and other.session_key <> mine.session_key
        where mine.session_key = @sessionKey
        """;

    /// <summary>The sessions that are linked with that of <c>@key</c>, itself among them, as <see cref="LinkedSession"/>.</summary>
    internal const string OfSession = """
        select session_key as "Key", linked_by as "LinkedBy", linked_at as "LinkedAt" from customer_links
        where customer = (select customer from customer_links where session_key = @key) order by linked_at, session_key
        """;

    // Proven is a number with which an order was paid. Whom a person has told apart stays so.
    private const string Same = """
        select distinct a.session_key as "First", b.session_key as "Second"
        from orders a join orders b on b.phone = a.phone and b.session_key > a.session_key
        left join customer_links la on la.session_key = a.session_key
        left join customer_links lb on lb.session_key = b.session_key
        where a.phone <> '' and a.status in ('paid', 'processing', 'shipped', 'delivered')
          and b.status in ('paid', 'processing', 'shipped', 'delivered')
          and (la.session_key is null or la.customer is not null) and (lb.session_key is null or lb.customer is not null)
          and (la.customer is null or lb.customer is null or la.customer <> lb.customer)
        limit @limit
        """;

    /// <summary>The keys of all sessions of the session's customer; the session itself is the last.</summary>
    public async Task<IReadOnlyList<string>> KeysOf(string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var keys = await connection.QueryAsync<string>(new CommandDefinition(
            Keys, new { sessionKey = key }, cancellationToken: cancellationToken));
        return [.. keys.Where(other => other != key).Order(StringComparer.Ordinal), key];
    }

    /// <summary>The sessions that are linked with the session, itself among them; none if it stands alone.</summary>
    public async Task<IReadOnlyList<LinkedSession>> Of(string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return [.. await connection.QueryAsync<LinkedSession>(new CommandDefinition(
            OfSession, new { key }, cancellationToken: cancellationToken))];
    }

    /// <summary>The customer of a session; null if it stands alone.</summary>
    internal async Task<string?> CustomerOf(string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(
            "select customer from customer_links where session_key = @key", new { key }, cancellationToken: cancellationToken));
    }

    /// <summary>Pairs of sessions in which the same number was confirmed by a payment and that are not linked.</summary>
    internal async Task<IReadOnlyList<(string First, string Second)>> WithTheSameNumber(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<(string First, string Second)>(new CommandDefinition(
            Same, new { limit }, cancellationToken: cancellationToken));
        return [.. rows];
    }
}
