using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Managers;

/// <summary>Finds messages by the record of their delivery, and customers by their topics.</summary>
internal sealed class SentMessages(IDatabase database) : ISentMessages
{
    /// <summary>The most photos of an album (Bot API, sendMediaGroup).</summary>
    private const int MaxAlbum = 10;

    /// <summary>How many of the newest notices about a session are searched for buttons.</summary>
    private const int MaxNotices = 50;

    /// <inheritdoc/>
    public Task<string?> SessionOfTopic(string account, string topic) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.QueryFirstOrDefaultAsync<string?>(
            "select session_key from manager_topics where account = @account and topic = @topic", new { account, topic });
    });

    /// <inheritdoc/>
    public Task<string?> SessionOf(string account, string chat, string platformId) =>
        OfMessage("nullif(session_key, '')", account, chat, platformId);

    /// <inheritdoc/>
    public async Task<QuotedMessage?> Relayed(string account, string chat, string platformId) =>
        await OfMessage("message", account, chat, platformId) is { } message ? EffectJson.ReadMessage(message).Relays : null;

    /// <inheritdoc/>
    public Task<ImmutableArray<ShownButtons>> Buttons(string sessionKey) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        var rows = await connection.QueryAsync<(string PlatformId, string Message)>(
            $"""
            select platform_id, message from deliveries
            where session_key = @sessionKey and sequence = 0 and lane = {(int)OutboxLane.Notice} and status = '{OutboxStatus.Sent}'
              and platform_id <> ''
            order by id desc limit {MaxNotices}
            """,
            new { sessionKey });
        // What was said of a message's buttons last holds.
        return rows.Select(row => (row.PlatformId, Message: EffectJson.ReadMessage(row.Message)))
            .Select(row => new ShownButtons(
                row.Message.ButtonsOf ?? row.PlatformId, row.Message.Buttons.IsDefault ? [] : row.Message.Buttons))
            .DistinctBy(shown => shown.PlatformId)
            .Where(shown => !shown.Buttons.IsEmpty)
            .ToImmutableArray();
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<DeliveredPart>> OfLine(string sessionKey, long sequence) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        var rows = await connection.QueryAsync<(string PlatformId, string Message)>(
            $"""
            select coalesce(platform_id, ''), message from deliveries
            where session_key = @sessionKey and sequence = @sequence and status = '{OutboxStatus.Sent}' order by id
            """,
            new { sessionKey, sequence });
        return rows.Select(row => new DeliveredPart(row.PlatformId, EffectJson.ReadMessage(row.Message))).ToImmutableArray();
    });

    /// <inheritdoc/>
    public Task<OutboundMessage?> Find(string sessionKey, string platformId) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        var candidates = Candidates(platformId).ToArray();
        var rows = await connection.QueryAsync<(string PlatformId, string Message)>(
            $"""
            select platform_id, message from deliveries
            where session_key = @sessionKey and {database.IsOneOf("platform_id", "@candidates")}
            order by id desc
            """,
            new { sessionKey, candidates });
        var (photo, column) = rows
            .Select(row => (Photo: Array.IndexOf(candidates, row.PlatformId), row.Message))
            .OrderBy(row => row.Photo)
            .FirstOrDefault();
        if (column is null)
            return null;
        var message = EffectJson.ReadMessage(column);
        if (photo == 0 && message.Images.Length < 2)
            return message;
        return photo < message.Images.Length ? message with { Images = [message.Images[photo]] } : null;
    });

    /// <summary>
    /// The message itself, and the first ones of the albums that it may be a part of, by its place there: an album is recorded by its first
    /// message, and a platform with numbers for ids numbers the others in order.
    /// </summary>
    private static IEnumerable<string> Candidates(string platformId)
    {
        yield return platformId;
        if (!int.TryParse(platformId, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            yield break;
        for (var photo = 1; photo < MaxAlbum && photo < number; photo++)
            yield return (number - photo).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What is kept of a message in a chat, which may have had another address when it was sent.</summary>
    private Task<string?> OfMessage(string column, string account, string chat, string platformId) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.QueryFirstOrDefaultAsync<string?>(
            $"""
            select {column} from deliveries
            where account = @account and platform_id = @platformId
              and (recipient = @chat or recipient in (
                  select m.recipient from moved_recipients m where m.account = @account and m.moved_to = @chat))
            order by id desc limit 1
            """,
            new { account, chat, platformId });
    });
}
