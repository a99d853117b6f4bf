using System.Buffers;
using System.Text;
using System.Text.Json;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Replays;

/// <summary>Stores completed turns on PostgreSQL.</summary>
internal sealed class PostgresTurnWriter : IPostgresEffectWriter<TurnRecorded>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into turns (session_key, turn_id, at, channel, state, waited_ms, replay)
        select document ->> 'sessionKey', document ->> 'turnId', (document ->> 'at')::timestamptz, document ->> 'channel',
            document ->> 'state', (document ->> 'waited')::integer, document -> 'replay'
        from {IPostgresEffectWriter.Effects}
        """,
    ];

    /// <inheritdoc/>
    public string Document(TurnRecorded effect)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("sessionKey", effect.SessionKey);
            writer.WriteString("turnId", effect.TurnId);
            writer.WriteString("at", effect.At);
            writer.WriteString("channel", effect.Channel);
            writer.WriteString("state", effect.State);
            if (effect.WaitedMilliseconds is { } waited)
                writer.WriteNumber("waited", waited);
            if (effect.Replay is { } replay)
            {
                writer.WritePropertyName("replay");
                writer.WriteRawValue(replay, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
