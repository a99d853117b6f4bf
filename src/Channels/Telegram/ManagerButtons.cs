using System.Collections.Immutable;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions;

namespace MirtAi.Channels.Telegram;

/// <summary>The buttons below what managers are told; their values are commands too.</summary>
internal static class ManagerButtons
{
    public const string TakeOver = "/take";
    public const string HandBack = "/handback";
    public const string Close = "/close";
    public const string Confirm = "/confirm";
    public const string Reject = "/reject";

    private static readonly OutboundButton ToTake = new("🧑‍💼 Взяти чат", TakeOver);
    private static readonly OutboundButton ToHandBack = new("🤖 Повернути боту", HandBack);
    private static readonly OutboundButton ToClose = new("✅ Закрити", Close);

    /// <summary>Those of a call for a person: nobody has the customer yet.</summary>
    public static ImmutableArray<OutboundButton> OfCall { get; } = [ToTake, ToHandBack, ToClose];

    /// <summary>Those of a call that came with a proof of an order's payment.</summary>
    public static ImmutableArray<OutboundButton> OfProof(string order) =>
    [
        new("✅ Підтвердити оплату", $"{Confirm} {order}"), new("❌ Відхилити оплату", $"{Reject} {order}"), .. OfCall,
    ];

    /// <summary>Those of a conversation as it stands.</summary>
    public static ImmutableArray<OutboundButton> Of(Session session) => session.Handoff switch
    {
        null => session.Call is null ? OfReturned : OfCall,
        { Manager: null } => OfCall,
        _ => OfTaken,
    };

    /// <summary>
    /// What becomes of buttons: the proof of a payment can be decided of until it is, whoever has the conversation. A payment whose
    /// proof was rejected can still be confirmed.
    /// </summary>
    public static ImmutableArray<OutboundButton> Now(Session session, ImmutableArray<OutboundButton> shown) =>
        [.. shown.Where(button => IsOpen(session, button)), .. Of(session)];

    private static bool IsOpen(Session session, OutboundButton button) =>
        button.Value.Split(' ', 2) is [Confirm or Reject, var order]
        && !session.OrderDecisions.Any(decision => decision.Number == order
            && (decision.Status != OrderStatus.PendingPayment
                || (decision.ProofRejected && button.Value.StartsWith(Reject, StringComparison.Ordinal))));

    /// <summary>Those of a conversation that a manager has.</summary>
    public static ImmutableArray<OutboundButton> OfTaken { get; } = [ToHandBack, ToClose];

    /// <summary>Those of a conversation that the bot has again.</summary>
    public static ImmutableArray<OutboundButton> OfReturned { get; } = [ToTake];
}
