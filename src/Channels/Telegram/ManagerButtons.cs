using System.Collections.Immutable;
using MirtAi.Grains.Messages;

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

    /// <summary>Those of a conversation that a manager has.</summary>
    public static ImmutableArray<OutboundButton> OfTaken { get; } = [ToHandBack, ToClose];

    /// <summary>Those of a conversation that the bot has again.</summary>
    public static ImmutableArray<OutboundButton> OfReturned { get; } = [ToTake];
}
