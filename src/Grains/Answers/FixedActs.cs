using System.Collections.Frozen;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Answers;

/// <summary>
/// Acts that are always said by the shop's own texts and never shown to a model: what holds a customer's name, phone or address, or payment
/// details, what the law wants said in a certain way, when somebody will answer, until when a subscription runs, and what a document says,
/// word for word.
/// </summary>
internal static class FixedActs
{
    private static readonly FrozenSet<string> Places = FrozenSet.ToFrozenSet(
        ["phone", "city", "branch", "recipient", "iban", "card", "account", "requisites", "link", "video"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Keys = FrozenSet.ToFrozenSet(
        [
            SpeechKeys.Introduction, SpeechKeys.Automatic, SpeechKeys.OrderPlaced, SpeechKeys.DataConfirm, SpeechKeys.Sticker,
            SpeechKeys.Closed, SpeechKeys.DocumentAnswer, SpeechKeys.SubscriptionEnds, SpeechKeys.SubscriptionOver,
            SpeechKeys.SubscriptionNone,
        ],
        StringComparer.Ordinal);

    /// <summary>Whether the act is one of those.</summary>
    public static bool Contains(SpeechAct act) => Keys.Contains(act.Key) || act.Facts.Keys.Any(Places.Contains);
}
