using Dapper;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.WebChat;

/// <summary>Photos of the chat in the database.</summary>
internal sealed class Attachments(IDatabase database) : IAttachments
{
    /// <summary>Photos are erased and exported with their customer.</summary>
    internal static readonly PersonalTable Table = new("attachments", "at, id");

    /// <inheritdoc/>
    public async Task Store(string id, string sessionKey, Photo photo, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Insert = """
            insert into attachments (id, session_key, content_type, content, at) values (@id, @sessionKey, @type, @content, @at)
            on conflict (id) do nothing
            """;
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            Insert,
            new { id, sessionKey, type = photo.ContentType, content = photo.Content.ToArray(), at },
            cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task RemoveUnused(IReadOnlyCollection<string> ids, string sessionKey, CancellationToken cancellationToken)
    {
        var delete = $"""
            delete from attachments where session_key = @sessionKey and {database.IsOneOf("id", "@ids")}
            and not exists (
                select 1 from messages m where m.session_key = @sessionKey and cast(m.images as text) like '%' || attachments.id || '%')
            """;
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(
            new CommandDefinition(delete, new { ids = ids.ToArray(), sessionKey }, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Photo?> Find(string id, string? sessionKey, CancellationToken cancellationToken)
    {
        const string Select = """
            select content_type as "Type", content as "Content" from attachments
            where id = @id and (cast(@sessionKey as text) is null or session_key = @sessionKey)
            """;
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(Select, new { id, sessionKey }, cancellationToken: cancellationToken));
        return row is null ? null : new Photo(row.Content, row.Type);
    }

    private sealed class Row
    {
        public string Type { get; init; } = "";
        public byte[] Content { get; init; } = [];
    }
}
