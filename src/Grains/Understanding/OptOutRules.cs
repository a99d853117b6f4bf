using MirtAi.Grains.Conversations;
using static MirtAi.Grains.Understanding.Classification;

namespace MirtAi.Grains.Understanding;

/// <summary>Customers who ask not to be written to. They are answered when they write, and never reminded.</summary>
internal static class OptOutRules
{
    /// <summary>Whether a message asks for it, and for nothing of the shop's.</summary>
    public static bool Asks(Utterance utterance) =>
        utterance.Says("opt-out")
        && !utterance.NamesGoods
        && !utterance.Recipient.Begun
        && !utterance.HasPhoto;

    /// <summary>A polite refusal, or null if the message asks for something else.</summary>
    public static Classification? Classify(Utterance utterance) => Asks(utterance) ? Sure(Intent.Thanks) : null;
}
