using System.Data;
using Dapper;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.LanguageModels.Accounting;

/// <summary>The records of calls in the database.</summary>
internal sealed class ModelCallTable(IDatabase database)
{
    /// <summary>Costs are stored as whole numbers of this part of a dollar, so that sums are exact in every database.</summary>
    public const decimal UnitsOfDollar = 1_000_000_000;

    /// <summary>
    /// What the calls cost stays known, of whom it was does not. A call that still runs is recorded later: it proves nothing.
    /// </summary>
    public static readonly PersonalTable Personal =
        new("model_calls", "id") { Erasure = "update model_calls set session_key = ''", Proves = false };

    /// <summary>Records that are older than <see cref="OpenAIOptions.RecordRetention"/> are deleted.</summary>
    public static ExpiringRows Expiry(OpenAIOptions options) =>
        new("model-calls-cleanup", "model_calls", "id", "at", TimeSpan.FromHours(1))
        {
            Retention = options.RecordRetention,
            OfCustomers = true,
        };

    /// <summary>Writes records, in one statement.</summary>
    public Task<int> Add(IReadOnlyList<ModelCallRecord> calls, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        const string Columns =
            "at, session_key, purpose, provider, model, input_tokens, cached_tokens, output_tokens, cost, latency_ms, outcome, is_fallback";
        var parameters = new DynamicParameters();
        var rows = calls.Select((call, row) => Row(call, row, parameters)).ToList();
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"insert into model_calls ({Columns}) values {string.Join(", ", rows)}", parameters, cancellationToken: cancellationToken));
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

    /// <summary>The places of a record's values, in the order of the columns.</summary>
    private static string Row(ModelCallRecord call, int row, DynamicParameters parameters)
    {
        object?[] values =
        [
            call.At, call.SessionKey, call.Purpose, call.Provider, call.Model, call.Tokens.Input, call.Tokens.Cached, call.Tokens.Output,
            (long?)(call.Cost * UnitsOfDollar), (long)call.Latency.TotalMilliseconds, call.Outcome, call.IsFallback,
        ];
        foreach (var (column, value) in values.Index())
            parameters.Add($"v{row}_{column}", value, value is null ? DbType.Int64 : null);
        return $"({string.Join(", ", Enumerable.Range(0, values.Length).Select(column => $"@v{row}_{column}"))})";
    }
}
