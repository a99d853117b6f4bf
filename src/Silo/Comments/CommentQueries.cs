using Dapper;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Comments;

/// <summary>Reads comments for the management API. The shop's own are not among them.</summary>
public sealed class CommentQueries(IDatabase database)
{
    private const string Columns = """
        id as "Id", media_id as "MediaId", parent_id as "ParentId", session_key as "SessionKey", username as "Username", text as "Text",
        written_at as "At", status as "Status", type as "Type", confidence as "Confidence", reasoning as "Reasoning",
        typed_by as "TypedBy", hidden as "Hidden", deleted as "Deleted", last_error as "LastError", answer as "Answer",
        answer_status as "AnswerStatus", answered_by as "AnsweredBy", answered_at as "AnsweredAt", answer_id as "AnswerId"
        """;

    private const int MaxBelow = 10_000;

    /// <summary>Comments, newest first.</summary>
    public async Task<Listing<CommentView>> List(CommentFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var matching = $"from comments where own = {database.False}";
        if (!filter.IncludeDeleted)
            matching += $" and deleted = {database.False}";
        if (filter.Statuses.Count > 0)
            matching += $" and {database.IsOneOf("status", "@statuses")}";
        if (filter.Types.Count > 0)
            matching += $" and {database.IsOneOf("type", "@types")}";
        if (filter.Media is not null)
            matching += " and media_id = @media";
        var values = new { statuses = filter.Statuses.ToArray(), types = filter.Types.ToArray(), media = filter.Media };
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.ReadPage<Row>(Columns, matching, "written_at desc, id desc", values, page, cancellationToken);
        return rows.With<CommentView>([.. rows.Items.Select(row => row.ToView())]);
    }

    /// <summary>One comment, also a deleted one, or null.</summary>
    public async Task<CommentView?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select {Columns} from comments where id = @id and own = {database.False}", new { id }, cancellationToken: cancellationToken));
        return row?.ToView();
    }

    /// <summary>The ids of the comments that answer one, directly or not.</summary>
    internal async Task<IReadOnlyList<string>> Below(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            $"""
            with recursive below (id) as (
                select id from comments where parent_id = @id
                union
                select c.id from comments c join below b on c.parent_id = b.id
            )
            select id from below limit {MaxBelow}
            """,
            new { id },
            cancellationToken: cancellationToken))];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string MediaId { get; init; } = "";

        public string? ParentId { get; init; }

        public string SessionKey { get; init; } = "";

        public string Username { get; init; } = "";

        public string Text { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string Status { get; init; } = "";

        public string? Type { get; init; }

        public int? Confidence { get; init; }

        public string Reasoning { get; init; } = "";

        public string? TypedBy { get; init; }

        public bool Hidden { get; init; }

        public bool Deleted { get; init; }

        public string? LastError { get; init; }

        public string? Answer { get; init; }

        public string? AnswerStatus { get; init; }

        public string? AnsweredBy { get; init; }

        public DateTimeOffset? AnsweredAt { get; init; }

        public string? AnswerId { get; init; }

        public CommentView ToView() => new()
        {
            Id = Id,
            MediaId = MediaId,
            ParentId = ParentId,
            SessionKey = SessionKey,
            Username = Username,
            Text = Text,
            At = At,
            Status = Status,
            Type = Type,
            Confidence = Confidence,
            Reasoning = Reasoning,
            TypedBy = TypedBy,
            Hidden = Hidden,
            Deleted = Deleted,
            LastError = LastError,
            Answer = Answer is null ? null : new()
            {
                Text = Answer,
                Status = AnswerStatus!,
                By = AnsweredBy,
                At = AnsweredAt!.Value,
                ReplyId = string.IsNullOrEmpty(AnswerId) ? null : AnswerId,
            },
        };
    }
}
