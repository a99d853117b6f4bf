using System.Data.Common;
using Dapper;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Knows an echo by the platform's id in the record of deliveries. Before there is such a record, by what is being sent to the customer
/// at this moment or may have been sent: the same words, or a photo for a photo. One that was sent again has two ids, of which the record
/// holds the last.
/// </summary>
internal sealed class Echoes(IDatabase database, Outbox outbox) : IEchoes
{
    // A private reply to a comment opens the conversation, and stands with the comment.
    private const string Keys =
        $"""
        session_key in (
            select cast(@SessionKey as text)
            union all select '{CommentCalls.SessionPrefix}' || c.id from comments c where c.session_key = @SessionKey)
        """;

    private const string Recorded =
        $"""
        select id as "Id", status as "Status", message as "Message" from deliveries where {Keys} and platform_id = @MessageId
        """;

    private const string Open =
        $"""
        select id as "Id", status as "Status", message as "Message" from outbox where {Keys} and status in ('sending', 'uncertain')
        union all
        select id, status, message from deliveries where {Keys} and (status = 'uncertain' or repeats > 0)
        order by 1
        """;

    /// <inheritdoc/>
    public Task<bool> Settle(InboundEvent echo) => StorageFaults.Guard(async () =>
    {
        if (await FindOwn(echo) is not { } own)
            return false;
        // Words are told from others' words, so the process that sends them may die before it has recorded it. Photos are not.
        if (own.Status == OutboxStatus.Uncertain || (own.Status == OutboxStatus.Sending && echo.Text.Length > 0))
            await outbox.MarkSent(own.Id, echo.MessageId, CancellationToken.None);
        return true;
    });

    private async Task<Row?> FindOwn(InboundEvent echo)
    {
        await using var connection = await database.Open(CancellationToken.None);
        // It may be recorded between the first look and the second.
        return await FindRecorded(connection, echo)
            ?? (await connection.QueryAsync<Row>(Open, new { echo.SessionKey }))
                .FirstOrDefault(row => IsSame(EffectJson.ReadMessage(row.Message), echo))
            ?? await FindRecorded(connection, echo);
    }

    private static Task<Row?> FindRecorded(DbConnection connection, InboundEvent echo) =>
        connection.QueryFirstOrDefaultAsync<Row?>(Recorded, new { echo.SessionKey, echo.MessageId });

    private static bool IsSame(OutboundMessage message, InboundEvent echo) =>
        message is { CallbackId: null, Comment: null or { Kind: CommentCallKind.PrivateReply } }
        && (message.Images.IsDefaultOrEmpty
            ? echo.Images.IsEmpty && Words(message.Text) == Words(echo.Text)
            : !echo.Images.IsEmpty || echo.Media is not null);

    /// <summary>Platforms trim, and change the ends of lines.</summary>
    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Status { get; init; }

        public required string Message { get; init; }
    }
}
