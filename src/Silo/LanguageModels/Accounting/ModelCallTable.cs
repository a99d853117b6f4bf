using Dapper;
using MirtAi.LanguageModels.Providers;
using MirtAi.Storage;

namespace MirtAi.LanguageModels.Accounting;

/// <summary>The records of calls in the database.</summary>
internal sealed class ModelCallTable(IDatabase database)
{
    /// <summary>Costs are stored as whole numbers of this part of a dollar, so that sums are exact in every database.</summary>
    public const decimal UnitsOfDollar = 1_000_000_000;

    private const int MaxDeleted = 5_000;

    /// <summary>Writes records.</summary>
    public Task<int> Add(IReadOnlyList<ModelCallRecord> calls, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        const string Insert = """
            insert into model_calls (at, session_key, purpose, provider, model, input_tokens, cached_tokens, output_tokens, cost, latency_ms, outcome, is_fallback)
            values (@At, @SessionKey, @Purpose, @Provider, @Model, @Input, @Cached, @Output, @Cost, @Latency, @Outcome, @IsFallback)
            """;
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var written = await connection.ExecuteAsync(new CommandDefinition(
            Insert,
            calls.Select(call => new
            {
                call.At,
                call.SessionKey,
                call.Purpose,
                call.Provider,
                call.Model,
                call.Tokens.Input,
                call.Tokens.Cached,
                call.Tokens.Output,
                Cost = (long?)(call.Cost * UnitsOfDollar),
                Latency = (long)call.Latency.TotalMilliseconds,
                call.Outcome,
                call.IsFallback,
            }),
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return written;
    });

    /// <summary>The tokens of these sessions since a time, of those that reach the limit.</summary>
    public Task<IReadOnlyList<(string SessionKey, long Tokens)>> SessionsBeyond(
        IReadOnlyList<string> sessionKeys, DateTimeOffset since, long limit, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyList<(string, long)>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var rows = await connection.QueryAsync<(string, long)>(new CommandDefinition(
                $"""
                select session_key, cast(sum(cast(input_tokens as bigint) + output_tokens) as bigint) from model_calls
                where {database.IsOneOf("session_key", "@sessionKeys")} and at >= @since
                group by session_key having sum(cast(input_tokens as bigint) + output_tokens) >= @limit
                """,
                new { sessionKeys = sessionKeys.ToArray(), since, limit },
                cancellationToken: cancellationToken));
            return [.. rows];
        });

    /// <summary>Deletes some of the records from before a time; returns how many.</summary>
    public Task<int> DeleteSome(DateTimeOffset before, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "delete from model_calls where id in (select id from model_calls where at < @before order by at limit @MaxDeleted)",
            new { before, MaxDeleted },
            cancellationToken: cancellationToken));
    });
}
