using System.Collections.Immutable;
using Dapper;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Comments;

/// <summary>Reads what is stored about comments.</summary>
internal sealed class CommentRecords(IDatabase database) : ICommentRecords
{
    /// <summary>The comments of a thread that tell what another one means.</summary>
    private const int MaxThread = 8;

    /// <inheritdoc/>
    public Task<bool> IsOurs(string platformId, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from comment_replies where reply_id = @platformId", new { platformId },
            cancellationToken: cancellationToken)) > 0;
    });

    /// <inheritdoc/>
    public Task<string?> TextOf(string id, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            $"select text from comments where id = @id and own = {database.False}", new { id }, cancellationToken: cancellationToken));
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<CommentLine>> Thread(
        string parentId, string before, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Said>(new CommandDefinition(
            $"""
            select id as "Id", text as "Text", case when answer_status in ('pending', 'sent') then answer end as "Answer"
            from comments
            where (parent_id = @parentId or id = @parentId) and id <> @before and own = {database.False} and deleted = {database.False}
            order by written_at desc, id desc limit {MaxThread}
            """,
            new { parentId, before },
            cancellationToken: cancellationToken));
        return rows.Reverse()
            .SelectMany(row => new[]
            {
                row.Id == parentId ? null : new CommentLine(false, row.Text),
                row.Answer is { } answer ? new CommentLine(true, answer) : null,
            })
            .OfType<CommentLine>()
            .ToImmutableArray();
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<EndedCall>> Ended(
        string id, ImmutableArray<long> numbers, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select sequence as "Number", status as "Status", platform_id as "PlatformId", last_error as "Error"
            from deliveries where session_key = @session and {database.IsOneOf("sequence", "@numbers")}
            """,
            new { session = CommentCalls.SessionOf(id), numbers = numbers.ToArray() },
            cancellationToken: cancellationToken));
        return rows
            .Select(row => new EndedCall(row.Number, row.Status == OutboxStatus.Sent ? row.PlatformId ?? "" : null, row.Error))
            .ToImmutableArray();
    });

    private sealed record Said
    {
        public string Id { get; init; } = "";

        public string Text { get; init; } = "";

        public string? Answer { get; init; }
    }

    private sealed record Row
    {
        public long Number { get; init; }

        public string Status { get; init; } = "";

        public string? PlatformId { get; init; }

        public string? Error { get; init; }
    }
}
