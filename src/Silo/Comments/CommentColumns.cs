using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Comments;

/// <summary>The columns of comments and posts that follow their grains, with the members of the documents that hold them.</summary>
internal static class CommentColumns
{
    public static readonly (string Column, string Member, string Type)[] Comments =
    [
        ("id", "Id", "text"), ("session_key", "SessionKey", "text"), ("username", "Username", "text"), ("media_id", "MediaId", "text"),
        ("parent_id", "ParentId", "text"), ("text", "Text", "text"), ("written_at", "WrittenAt", "timestamptz"),
        ("status", "Status", "text"), ("type", "Type", "text"), ("confidence", "Confidence", "integer"),
        ("reasoning", "Reasoning", "text"), ("typed_by", "TypedBy", "text"), ("hidden", "Hidden", "boolean"),
        ("deleted", "Deleted", "boolean"), ("own", "Own", "boolean"), ("last_error", "LastError", "text"), ("answer", "Answer", "text"),
        ("answer_status", "AnswerStatus", "text"), ("answered_by", "AnsweredBy", "text"), ("answered_at", "AnsweredAt", "timestamptz"),
        ("answer_id", "AnswerId", "text"), ("classified_by", "ClassifiedBy", "text"),
        ("classified_at", "ClassifiedAt", "timestamptz"), ("direct", "Direct", "text"), ("direct_status", "DirectStatus", "text"),
        ("direct_at", "DirectAt", "timestamptz"),
    ];

    public static readonly (string Column, string Member, string Type)[] Media =
    [
        ("id", "Id", "text"), ("caption", "Caption", "text"), ("permalink", "Permalink", "text"), ("kind", "Kind", "text"),
        ("posted_at", "PostedAt", "timestamptz"), ("seen_at", "SeenAt", "timestamptz"), ("context", "Context", "text"),
        ("processing_enabled", "ProcessingEnabled", "boolean"), ("comments_enabled", "CommentsEnabled", "boolean"),
        ("description", "Description", "text"),
    ];

    /// <summary>Stores the rows of a source, new or in the place of those that are there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="value">The expression for a column's value.</param>
    /// <param name="now">The expression for the time.</param>
    /// <param name="source">What follows the values: where they come from.</param>
    public static string Upsert(
        string table,
        (string Column, string Member, string Type)[] columns,
        Func<(string Column, string Member, string Type), string> value,
        string now, string source) =>
        $"""
        insert into {table} ({string.Join(", ", columns.Select(column => column.Column))}, updated_at)
        select {string.Join(", ", columns.Select(value))}, {now} {source}
        on conflict (id) do update set
            {string.Join(", ", columns.Skip(1).Select(column => $"{column.Column} = excluded.{column.Column}"))},
            updated_at = excluded.updated_at
        """;

    /// <summary>
    /// What a batch stores: one statement changes a row once, and of several commits of one row in a batch the last one counts.
    /// </summary>
    public const string Newest =
        $"""
        (select document from (
            select document, row_number() over (partition by document ->> 'id' order by number desc) as place
            from (select document, row_number() over () as number from {IPostgresEffectWriter.Effects}) numbered) ranked
        where place = 1) newest
        """;

    /// <summary>The value of a column in a JSON document.</summary>
    public static string OfDocument((string Column, string Member, string Type) column) =>
        $"(document ->> '{char.ToLowerInvariant(column.Member[0])}{column.Member[1..]}')::{column.Type}";
}
