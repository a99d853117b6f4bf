using MirtAi.Grains.Conversations;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions;

/// <summary>A session that a test writes to, with what its decisions had as effects.</summary>
public abstract class SessionRulesTestBase
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    internal static DebouncePolicy Policy { get; } = new() { Window = TimeSpan.FromSeconds(2), MaxWait = TimeSpan.FromSeconds(8) };

    internal Session Session { get; set; } = Session.New("telegram:1");

    internal DateTimeOffset Now { get; set; } = Start;

    internal List<TranscriptLine> Lines { get; } = [];

    internal List<TranscriptEdit> Edits { get; } = [];

    internal List<OutboxEntry> Outbox { get; } = [];

    internal double? SecondsToWake => (Session.WakeAt(Policy) - Now)?.TotalSeconds;

    internal void Pass(double seconds) => Now += TimeSpan.FromSeconds(seconds);

    internal Receipt Receive(string text, string messageId = "", InboundKind kind = InboundKind.Message) =>
        Receive(Event(text, messageId, kind));

    internal Receipt Receive(InboundEvent inbound) => Apply(Session.Receive(inbound, Now, Policy));

    internal Turn? Begin(string turnId = "t") => Apply(Session.Begin(turnId, Now, Policy));

    /// <summary>The turn answers so many lines with these replies.</summary>
    internal bool Complete(string turnId, int answered, params string[] replies) => Apply(Session.Complete(
        new TurnCompletion
        {
            TurnId = turnId,
            Answered = answered,
            Plan = new TurnPlan { Conversation = Session.Conversation with { LastIntent = Intent.Size } },
            Output = new SessionOutput
            {
                Bubbles = [.. replies.Select(text => new SessionOutput.Bubble(new Reply(text), [new OutboundMessage { Text = text }]))],
            },
        },
        Now,
        Policy));

    internal bool Fail(string turnId) => Apply(Session.Fail(turnId, Now));

    internal bool Renew(string turnId) => Apply(Session.Renew(turnId, Now, Policy));

    internal bool Release(string turnId) => Apply(Session.Release(turnId, Now, Policy));

    internal TAnswer Apply<TAnswer>(Decision<Session, TAnswer> decision)
    {
        if (decision.Next is null)
            Assert.Same(CommitEffects.None, decision.Effects);
        Session = decision.Next ?? Session;
        Lines.AddRange(decision.Effects.Lines);
        Edits.AddRange(decision.Effects.Edits);
        Outbox.AddRange(decision.Effects.Outbox);
        return decision.Answer;
    }

    internal static InboundEvent Event(string text, string messageId = "", InboundKind kind = InboundKind.Message) => new()
    {
        EventId = "event",
        SessionKey = "telegram:1",
        Kind = kind,
        Recipient = "1",
        SentAt = Start,
        MessageId = messageId,
        Text = text,
    };
}
