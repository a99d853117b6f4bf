using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// Whose session it is, as pure functions. Conversations stay apart; what is known of the customer is known in all of them.
/// </summary>
public static class LinkRules
{
    /// <summary>Links the session to a customer, or has it stand alone again.</summary>
    public static Decision<Session, ManagerReceipt> Link(this Session session, ManagerAction action, DateTimeOffset now)
    {
        var customer = action.Kind is ManagerActionKind.Link ? action.Customer : null;
        if (session.Lines == 0)
            return new(null, CommitEffects.None, session.Receipt(ManagerOutcome.NoSession));
        if (session.CustomerId == customer)
            return new(null, CommitEffects.None, session.Receipt(ManagerOutcome.AlreadySo));
        var next = session with { CustomerId = customer };
        return new(
            next,
            new CommitEffects { Features = [new CustomerLinked(session.Key, customer, action.Manager, now)] },
            next.Receipt(ManagerOutcome.Done));
    }
}
