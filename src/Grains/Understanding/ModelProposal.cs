using MirtAi.Grains.Escalations;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Understanding;

/// <summary>What a language model proposes for a turn. The rules of the sale dispose: they take of it what they allow.</summary>
public sealed record ModelProposal
{
    /// <summary>Nothing is proposed.</summary>
    public static readonly ModelProposal None = new();

    /// <summary>What it read in the messages; null if none read them.</summary>
    public ModelReading? Reading { get; init; }

    /// <summary>What the customer wants to have in the order.</summary>
    public DraftedItem? Item { get; init; }

    /// <summary>Why a person is needed, see <see cref="EscalationReasons"/>.</summary>
    public string? PersonReason { get; init; }
}
