using MirtAi.Conversations;
using MirtAi.Delivery;
using MirtAi.Escalations;

namespace MirtAi.FollowUps;

/// <summary>Makes the steps of silences ready for their channels.</summary>
internal sealed class FollowUpExecutor(
    FollowUpPolicy policy, IFollowUpWriter writer, ITranscript transcript, ChannelDirectory channels, IAlertRoute alerts, TimeProvider clock)
{
    /// <summary>When customers are reminded.</summary>
    public FollowUpPolicy Policy => policy;

    /// <summary>What the step says, and to whom.</summary>
    public async Task<FollowUpMessage> Prepare(Session session, FollowUpStep step) => step.Kind switch
    {
        FollowUpKind.Remind => Reminder(session, step.Number),
        FollowUpKind.CallManager => await Call(session),
        _ => FollowUpMessage.None,
    };

    private FollowUpMessage Reminder(Session session, int number)
    {
        var limits = channels.Find(session.Channel).Limits;
        var replies = writer.Remind(session, number);
        return new FollowUpMessage { Bubbles = [.. replies.Select(reply => new TurnCompletion.Bubble(reply, OutboundComposer.Compose(reply, limits)))] };
    }

    private async Task<FollowUpMessage> Call(Session session)
    {
        var escalation = new Escalation
        {
            SessionKey = session.Key,
            Reason = EscalationReasons.FollowUpSilence,
            State = session.Conversation.State.ContractName(),
            At = clock.GetUtcNow(),
        };
        var lines = await transcript.Latest(session.Key, session.Lines, Sessions.HistoryLines, CancellationToken.None);
        return new FollowUpMessage { Escalation = escalation, Alert = alerts.Address(session, escalation, lines) };
    }
}
