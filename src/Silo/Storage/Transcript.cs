using System.Collections.Immutable;
using Dapper;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Storage;

/// <inheritdoc/>
internal sealed class Transcript(IDatabase database) : ITranscript
{
    private const string LatestLines = """
        select sequence, at, author, kind, text, images, media, sent_at, position, turn_id
        from messages
        where session_key = @sessionKey and sequence <= @upTo
        order by sequence desc
        limit @limit
        """;

    /// <inheritdoc/>
    public Task<ImmutableArray<TranscriptLine>> Latest(string sessionKey, long upTo, int limit, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var command = new CommandDefinition(LatestLines, new { sessionKey, upTo, limit }, cancellationToken: cancellationToken);
            var rows = await connection.QueryAsync<Row>(command);
            return rows.Reverse().Select(row => row.ToLine(sessionKey)).ToImmutableArray();
        });

    private sealed record Row
    {
        public long Sequence { get; init; }
        public DateTimeOffset At { get; init; }
        public int Author { get; init; }
        public int Kind { get; init; }
        public string Text { get; init; } = "";
        public string Images { get; init; } = "[]";
        public string? Media { get; init; }
        public DateTimeOffset Sent_At { get; init; }
        public long Position { get; init; }
        public string Turn_Id { get; init; } = "";

        public TranscriptLine ToLine(string sessionKey) => new()
        {
            SessionKey = sessionKey,
            Sequence = Sequence,
            Author = (Author)Author,
            At = At,
            Kind = (InboundKind)Kind,
            Text = Text,
            Images = EffectJson.ReadImages(Images),
            Media = Media,
            SentAt = Sent_At,
            Position = Position,
            TurnId = Turn_Id,
        };
    }
}
