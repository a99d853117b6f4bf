using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// What the shop tells a customer beside the conversation, such as the link to a payment: a line of the bot's that answers nothing and
/// changes nothing of where the conversation stands.
/// </summary>
public static class TellRules
{
    /// <summary>Tells it in the customer's language.</summary>
    /// <param name="session">The session.</param>
    /// <param name="action">What is told.</param>
    /// <param name="limits">What the customer's channel takes.</param>
    /// <param name="now">The time.</param>
    public static Decision<Session, ManagerReceipt> Tell(
        this Session session, ManagerAction action, DeliveryLimits limits, DateTimeOffset now)
    {
        if (session.Lines == 0)
            return new(null, CommitEffects.None, new ManagerReceipt(ManagerOutcome.NoSession));
        if (session.Unreachable)
            return new(null, CommitEffects.None, session.Receipt(ManagerOutcome.Unreachable));
        var reply = new Reply(action.Words?.In(session.Conversation.Language) ?? action.Text) { Images = action.Images };
        var said = new SessionOutput
        {
            Bubbles = [new SessionOutput.Bubble(reply, OutboundComposer.Compose(reply, limits))],
        }.Effects(session, "tell", now);
        return new(session with { Lines = session.Lines + said.Lines.Length }, said, session.Receipt(ManagerOutcome.Done));
    }
}
