using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Sale;

/// <summary>One row of the transition table.</summary>
public sealed record Transition(ConversationState From, Intent On, TransitionCondition When, ConversationState To)
{
    /// <summary>Whether the row's condition holds.</summary>
    public bool Applies(Progress progress) => When switch
    {
        TransitionCondition.Always => true,
        TransitionCondition.Browsing => progress.Browsing,
        TransitionCondition.ProductKnown => progress.ProductKnown,
        TransitionCondition.ItemComplete => progress.ItemComplete,
        TransitionCondition.NotOffered => progress is { ItemComplete: true, Offered: false },
        TransitionCondition.OrderOpen => progress.OrderOpen,
        TransitionCondition.OrderPlaced => progress.OrderPlaced,
        TransitionCondition.ProofCame => progress.ProofCame,
        TransitionCondition.UpsellDue => progress.UpsellDue,
        TransitionCondition.ProofAwaited => progress.ProofAwaited,
        _ => throw new InvalidOperationException($"Unknown condition {When}."),
    };
}
