using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.WebChat;

/// <summary>
/// Reads what a chat page shows: the customer's own lines from the transcript, and replies once they are delivered, so
/// that the page and the shop agree on what was delivered.
/// </summary>
public sealed class ChatTranscript(IDatabase database)
{
    /// <summary>The most lines that a page gets when it opens.</summary>
    public const int MaxHistory = 200;

    /// <summary>The most replies of one read.</summary>
    public const int MaxReplies = 100;

    private const string Replies = """
        select o.id as "Id", o.message as "Content", coalesce(o.sent_at, o.created_at) as "At", coalesce(m.author, 1) as "Author"
        from deliveries o left join messages m on m.session_key = o.session_key and m.sequence = o.sequence
        where o.session_key = @sessionKey and o.account = 'web' and o.status = 'sent' and o.id > @after
        """;

    private const string OwnLines = """
        select sequence as "Id", at as "At", text as "Content", images as "Images"
        from messages where session_key = @sessionKey and author = 0 order by sequence desc limit @limit
        """;

    /// <summary>Replies after the given one, oldest first, at most <see cref="MaxReplies"/>.</summary>
    public async Task<ImmutableArray<ChatLine>> RepliesAfter(string sessionKey, long after, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"{Replies} order by o.id limit @limit",
            new { sessionKey, after, limit = MaxReplies }, cancellationToken: cancellationToken));
        return [.. rows.Select(Reply)];
    }

    /// <summary>The newest lines of both sides in the order of their times, at most <see cref="MaxHistory"/>.</summary>
    public async Task<ImmutableArray<ChatLine>> History(string sessionKey, CancellationToken cancellationToken)
    {
        var parameters = new { sessionKey, after = 0L, limit = MaxHistory };
        await using var connection = await database.Open(cancellationToken);
        var own = await connection.QueryAsync<Row>(new CommandDefinition(OwnLines, parameters, cancellationToken: cancellationToken));
        var replies = await connection.QueryAsync<Row>(new CommandDefinition(
            $"{Replies} order by o.id desc limit @limit", parameters, cancellationToken: cancellationToken));
        var lines = own.Select(OwnLine).OrderBy(line => line.Id).Concat(replies.Select(Reply).OrderBy(line => line.Id));
        return [.. lines.Where(IsShown).OrderBy(line => line.At).TakeLast(MaxHistory)];
    }

    /// <summary>Whether the session has ever taken a message.</summary>
    public async Task<bool> Exists(string sessionKey, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from grain_state where kind = 'session' and key = @sessionKey",
            new { sessionKey }, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Whether there is something to show.</summary>
    public static bool IsShown(ChatLine line) => line.Text.Length > 0 || line.Photos.Length > 0;

    private static ChatLine OwnLine(Row row) => new()
    {
        Id = row.Id,
        Author = "customer",
        Text = row.Content,
        Photos = [.. JsonSerializer.Deserialize(row.Images, StringListJson.Default.StringArray) ?? []],
        At = row.At,
    };

    private static ChatLine Reply(Row row)
    {
        var (text, photos) = OutboundText.Read(row.Content);
        return new() { Id = row.Id, Author = row.Author == 2 ? "manager" : "bot", Text = text, Photos = photos, At = row.At };
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public DateTimeOffset At { get; init; }
        public string Content { get; init; } = "";
        public string Images { get; init; } = "[]";
        public int Author { get; init; }
    }
}
