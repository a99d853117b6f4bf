using MirtAi.Grains.Conversations;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>Makes the steps of silences ready for their channels.</summary>
internal sealed class FollowUpExecutor(
    FollowUpPolicy policy, IFollowUpWriter writer, ITranscript transcript, ChannelDirectory channels, IAlertRoute alerts,
    ProgressNotes progress, TimeProvider clock)
{
    /// <summary>When customers are reminded.</summary>
    public FollowUpPolicy Policy => policy;

    /// <summary>What the step says, and to whom.</summary>
    public async Task<SessionOutput> Prepare(Session session, FollowUpStep step) => step.Kind switch
    {
        FollowUpKind.Remind => Reminder(session, step),
        FollowUpKind.CallManager => await Call(session),
        _ => SessionOutput.None,
    };

    private SessionOutput Reminder(Session session, FollowUpStep step)
    {
        var channel = channels.Find(session.Channel);
        var limits = channel.Limits;
        var replies = writer.Remind(session, step.Number);
        return new SessionOutput
        {
            Bubbles = [.. replies.Select(reply => new SessionOutput.Bubble(reply, OutboundComposer.Compose(reply, limits)))],
            Progress = progress.Of(channel, session.Conversation) is not { } noted ? null : noted with
            {
                IsReminder = true,
                ReminderPlanned = (session with { Silence = step.Then }).HasReminder(policy),
            },
            MessagesAtOnce = channel.MessagesAtOnce,
        };
    }

    private async Task<SessionOutput> Call(Session session)
    {
        var escalation = new Escalation
        {
            SessionKey = session.Key,
            Reason = EscalationReasons.FollowUpSilence,
            State = session.Conversation.State.ContractName(),
            At = clock.GetUtcNow(),
        };
        var lines = await transcript.Latest(session.Key, session.Lines, Sessions.HistoryLines, CancellationToken.None);
        return new SessionOutput { Escalation = escalation, Alert = alerts.Address(session, escalation, lines) };
    }
}
