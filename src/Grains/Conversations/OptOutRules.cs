using static MirtAi.Conversations.Classification;

namespace MirtAi.Conversations;

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

    /// <summary>Remembers the wish until the customer writes about the goods again.</summary>
    public static void Note(TurnDraft turn, Utterance utterance, bool sells)
    {
        if (Asks(utterance))
            turn.Conversation = turn.Conversation with { OptedOut = true };
        else if (sells)
            turn.Conversation = turn.Conversation with { OptedOut = false };
    }
}
