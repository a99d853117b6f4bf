using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>What a session says to its customer and its managers, made ready for their channels.</summary>
public sealed record SessionOutput
{
    /// <summary>Nothing to say.</summary>
    public static readonly SessionOutput None = new();

    /// <summary>What the customer gets, in order.</summary>
    public ImmutableArray<Bubble> Bubbles { get; init; } = [];

    /// <summary>The call for a person, if there is one.</summary>
    public Escalation? Escalation { get; init; }

    /// <summary>What tells the managers, if they can be told.</summary>
    public ImmutableArray<OutboxEntry> Alert { get; init; } = [];

    /// <summary>Where the purchase stands after it, for the customer's platform; null if the platform keeps nothing of it.</summary>
    public ContactProgress? Progress { get; init; }

    /// <summary>How many messages the customer's platform takes with one call.</summary>
    public int MessagesAtOnce { get; init; } = 1;

    /// <summary>What saying it writes: lines after the session's last one, messages to send, the escalation.</summary>
    internal CommitEffects Effects(Session session, string turnId, DateTimeOffset now)
    {
        var lines = ImmutableArray.CreateBuilder<TranscriptLine>(Bubbles.Length);
        var outbox = ImmutableArray.CreateBuilder<OutboxEntry>();
        foreach (var bubble in Bubbles)
        {
            var line = new TranscriptLine
            {
                SessionKey = session.Key,
                Sequence = session.Lines + lines.Count + 1,
                Author = Author.Bot,
                At = now,
                Text = bubble.Reply.Text,
                Images = bubble.Reply.Images,
                SentAt = now,
                TurnId = turnId,
            };
            lines.Add(line);
            outbox.AddRange(bubble.Messages.Select(message => SessionRules.Entry(session, message, line.Sequence)));
        }

        if (outbox.Count > 0 && Progress is not null)
            outbox[^1] = outbox[^1] with { Message = outbox[^1].Message with { Progress = Progress } };
        ImmutableArray<OutboxEntry> entries = MessagesAtOnce == 1 ? outbox.ToImmutable() : [.. outbox.Chunk(MessagesAtOnce).Select(Joined)];
        return new CommitEffects
        {
            Lines = lines.ToImmutable(),
            Outbox = [.. entries, .. Alert],
            Features = Escalation is null ? [] : [Escalation],
        };
    }

    /// <summary>The messages; the one that tells where a purchase stands tells whether the customer will be reminded, too.</summary>
    internal static ImmutableArray<OutboxEntry> WithReminder(ImmutableArray<OutboxEntry> entries, bool isPlanned) => isPlanned
        ?
        [
            .. entries.Select(entry => entry.Message.Progress is not { } progress ? entry : entry with
            {
                Message = entry.Message with { Progress = progress with { ReminderPlanned = true } },
            }),
        ]
        : entries;

    private static OutboxEntry Joined(OutboxEntry[] entries) => entries is [var only] ? only : entries[0] with
    {
        Message = entries[0].Message with
        {
            Following = [.. entries.Skip(1).Select(entry => entry.Message with { Progress = null })],
            Progress = entries[^1].Message.Progress,
        },
    };

    /// <summary>A reply, and the messages of the channel that carry it.</summary>
    public sealed record Bubble(Reply Reply, ImmutableArray<OutboundMessage> Messages);
}
