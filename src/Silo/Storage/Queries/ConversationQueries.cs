using Dapper;
using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Customers.Links;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads a conversation for the people who look after it.</summary>
public sealed class ConversationQueries(IDatabase database, SessionQueries sessions)
{
    private const string Surroundings = $"{EscalationQueries.OfSession};{HoldQueries.OfCustomer};{CustomerLinks.OfSession}";

    /// <summary>
    /// One conversation, or null, with the newest <paramref name="lines"/> of its transcript, or those before the line
    /// <paramref name="before"/>.
    /// </summary>
    public async Task<ConversationView?> Find(string key, int lines, long? before, CancellationToken cancellationToken)
    {
        if (await sessions.Find(key, lines, before, cancellationToken) is not { } session)
            return null;
        await using var connection = await database.Open(cancellationToken);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(
            Surroundings, new { key }, cancellationToken: cancellationToken));
        return new ConversationView(
            session,
            [.. await results.ReadAsync<EscalationView>()],
            await results.ReadSingleOrDefaultAsync<HoldView>(),
            [.. await results.ReadAsync<LinkedSession>()]);
    }
}
