using System.Collections.Immutable;

namespace MirtAi.Grains.Sale;

/// <summary>What the rules of a turn would have to know to decide better. Who can finds it out and lets them decide again.</summary>
public sealed record Lookups
{
    /// <summary>Nothing.</summary>
    public static readonly Lookups None = new();

    /// <summary>References of photos that may show a product; never a receipt's or a complaint's.</summary>
    public ImmutableArray<string> Photos { get; init; } = [];

    /// <summary>Texts that ask for products by words which the catalogue does not use.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>Questions that the catalogue and the texts do not answer; documents may.</summary>
    public ImmutableArray<string> Questions { get; init; } = [];

    /// <summary>How the customer's subscription stands.</summary>
    public bool Subscription { get; init; }

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty => Photos.IsEmpty && Texts.IsEmpty && Questions.IsEmpty && !Subscription;
}
