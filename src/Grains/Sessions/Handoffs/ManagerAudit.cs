using MirtAi.Grains.Audit;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>Adds to what a manager did about a conversation the entry of the audit trail, in the same commit.</summary>
internal static class ManagerAudit
{
    /// <summary>The decision with its entry; what changes nothing, and what the shop says by itself, has none.</summary>
    public static Decision<Session, ManagerReceipt> Audited(
        this Decision<Session, ManagerReceipt> decision, Session session, ManagerAction action, DateTimeOffset now) =>
        decision.Next is null || action.Kind is ManagerActionKind.Tell
            ? decision
            : decision with
            {
                Effects = decision.Effects with
                {
                    Features =
                    [
                        .. decision.Effects.Features,
                        new AuditEntry(action.Manager, Code(action.Kind), session.Key, Subject(action, decision.Answer), now),
                    ],
                },
            };

    /// <summary>
    /// The entry of who took or left the conversation in the platform's own inbox without writing a line that would tell; they go by the
    /// account's name.
    /// </summary>
    public static AuditEntry Elsewhere(Session session, ManagerActionKind kind, DateTimeOffset now) =>
        new(session.Channel, Code(kind), session.Key, "", now);

    private static string Code(ManagerActionKind kind) => kind switch
    {
        ManagerActionKind.TakeOver => "takeover",
        ManagerActionKind.HandBack => "handback",
        ManagerActionKind.Close => "close",
        ManagerActionKind.Say => "say",
        ManagerActionKind.Note => "note",
        ManagerActionKind.Correct => "correct",
        ManagerActionKind.Tag => "tags",
        ManagerActionKind.ConfirmPayment => "confirm-payment",
        ManagerActionKind.RejectPayment => "reject-payment",
        ManagerActionKind.Link => "link",
        ManagerActionKind.Unlink => "unlink",
        ManagerActionKind.PlaceOrder => "place-order",
        _ => "order-status",
    };

    private static string Subject(ManagerAction action, ManagerReceipt receipt) => receipt.Order is { } order
        ? $"{order.Number} {order.Status}"
        : action.Kind is ManagerActionKind.Tag ? string.Join(", ", TagRules.Of(action.Tags))
        : action.Canned ?? "";
}
