using Dapper;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.WebChat;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.WebChat;

/// <summary>
/// Looks once a second for replies that other processes sent to the sessions whose pages are open here, and wakes those pages. One
/// query for up to <see cref="SessionsPerQuery"/> sessions; none while no page is open.
/// </summary>
internal sealed partial class ChatWatch(IDatabase database, IChatSignals signals, TimeProvider time, ILogger<ChatWatch> logger)
    : RestartingService(time, logger)
{
    private const int SessionsPerQuery = 500;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly string newestReplies = $"""
        select session_key as "SessionKey", max(id) as "Id" from deliveries
        where {database.IsOneOf("session_key", "@sessions")} and account = 'web' and status = 'sent'
        group by session_key
        """;

    private Dictionary<string, long> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period, Clock);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await Look(stopping);
            }
            catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
            {
                LogUnavailable(exception);
            }
        }
    }

    private async Task Look(CancellationToken cancellationToken)
    {
        var newest = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var sessions in signals.Listening.Chunk(SessionsPerQuery))
        {
            await using var connection = await database.Open(cancellationToken);
            foreach (var row in await connection.QueryAsync<NewestRow>(
                new CommandDefinition(newestReplies, new { sessions }, cancellationToken: cancellationToken)))
            {
                newest[row.SessionKey] = row.Id;
                if (known.GetValueOrDefault(row.SessionKey) < row.Id)
                    signals.Notify(row.SessionKey);
            }
        }

        known = newest;
    }

    private sealed class NewestRow
    {
        public string SessionKey { get; init; } = "";
        public long Id { get; init; }
    }

    [LoggerMessage(6101, LogLevel.Warning, "Chat pages wait: replies of other processes cannot be read")]
    private partial void LogUnavailable(Exception exception);
}
