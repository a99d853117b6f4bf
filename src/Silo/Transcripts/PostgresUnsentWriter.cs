using System.Text.Json;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Retention;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Transcripts;

/// <summary>Empties on PostgreSQL a line that the customer took back, and deletes its photos.</summary>
internal sealed class PostgresUnsentWriter : IPostgresEffectWriter<LineUnsent>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        delete from attachments using messages m, {IPostgresEffectWriter.Effects}
        where m.session_key = document ->> 'sessionKey' and m.sequence = (document ->> 'sequence')::bigint
            and attachments.session_key = m.session_key and strpos(m.images, attachments.id) > 0 and {RetentionJob.NoProof}
        """,
        $"""
        update messages set {UnsentLine.Assignments}
        from {IPostgresEffectWriter.Effects}
        where session_key = document ->> 'sessionKey' and sequence = (document ->> 'sequence')::bigint
        """,
    ];

    /// <inheritdoc/>
    public string Document(LineUnsent effect) => JsonSerializer.Serialize(effect, TranscriptJson.Default.LineUnsent);
}
