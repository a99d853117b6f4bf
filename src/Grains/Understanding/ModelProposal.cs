using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;

namespace MirtAi.Grains.Understanding;

/// <summary>What a language model proposes for a turn. The rules of the sale dispose: they take of it what they allow.</summary>
public sealed record ModelProposal
{
    /// <summary>Nothing is proposed.</summary>
    public static readonly ModelProposal None = new();

    /// <summary>What the messages want that the rules were not sure about.</summary>
    public Intent? Intent { get; init; }

    /// <summary>What the customer wants to have in the order.</summary>
    public DraftedItem? Item { get; init; }

    /// <summary>Why a person is needed, see <see cref="EscalationReasons"/>.</summary>
    public string? PersonReason { get; init; }
}
