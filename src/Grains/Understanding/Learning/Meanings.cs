using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Learning;

/// <summary>What examples may stand under. A name that no rule asks for would teach the model to mean nothing.</summary>
internal static class Meanings
{
    /// <summary>All names.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "ask-fact", "ask-shop", "buy", "complaint", "hello", "look", "order-change", "order-status", "other", "person", "postpone",
        "return", "thanks", "trust",
    ];
}
