using System.Data.Common;
using Dapper;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Audit;

/// <summary>Who did what, when and to whom: reads the trail, and writes what no grain commits.</summary>
public sealed class AuditTrail(IDatabase database)
{
    private const string Columns = """
        id as "Id", at as "At", person as "Person", action as "Action", outcome as "Outcome", session_key as "SessionKey",
        subject as "Subject"
        """;

    /// <summary>Entries, newest first; null asks for all.</summary>
    /// <param name="person">The name, exactly.</param>
    /// <param name="sessionKey">The customer's key, exactly.</param>
    /// <param name="page">Which of them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Listing<AuditView>> List(
        string? person, string? sessionKey, PageRequest page, CancellationToken cancellationToken)
    {
        const string Matching = """
            from audit_log
            where (cast(@person as text) is null or person = @person)
              and (cast(@sessionKey as text) is null or session_key = @sessionKey)
            """;
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadNamedPage<AuditView>(
            Columns, nameof(AuditView.SessionKey), Matching, "\"Id\" desc", new { person, sessionKey }, page, cancellationToken);
    }

    /// <summary>
    /// Writes down what a person is about to do; nothing is to be done if that fails. <see cref="End"/> says what became of it.
    /// </summary>
    /// <returns>The entry's number.</returns>
    public async Task<long> Begin(
        string person, string action, string? sessionKey, string subject, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await Insert(connection, person, action, AuditOutcomes.Asked, sessionKey, subject, cancellationToken);
    }

    /// <summary>Writes down what a person did.</summary>
    public async Task Write(string person, string action, string? sessionKey, string subject, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await Insert(connection, person, action, AuditOutcomes.Done, sessionKey, subject, cancellationToken);
    }

    /// <summary>What became of an entry's action.</summary>
    public async Task End(long id, string outcome, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update audit_log set outcome = @outcome where id = @id", new { id, outcome }, cancellationToken: cancellationToken));
    }

    private Task<long> Insert(
        DbConnection connection, string person, string action, string outcome, string? sessionKey, string subject,
        CancellationToken cancellationToken) => connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"""
            insert into audit_log (at, person, action, outcome, session_key, subject)
            values ({database.Now}, @person, @action, @outcome, @sessionKey, @subject) returning id
            """,
            new { person, action, outcome, sessionKey, subject },
            cancellationToken: cancellationToken));
}
