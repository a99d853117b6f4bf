using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>Who wants "this suit" looks for no other one.</summary>
internal static class ThisOne
{
    private const string Browsing = "browse";

    /// <summary>What a message says, without looking for goods if it points at what is chosen.</summary>
    public static FrozenSet<string> Respected(FrozenSet<string> labels, ImmutableArray<Token> tokens, Conversation conversation) =>
        conversation.Selection.ProductId is not null && labels.Contains(Browsing) && IsPointedAt(tokens)
            ? labels.Where(label => label != Browsing).ToFrozenSet(StringComparer.Ordinal)
            : labels;

    /// <summary>"That Anna": what was spoken of before.</summary>
    public static bool IsThatOne(ImmutableArray<Token> tokens) =>
        tokens.Zip(tokens.Skip(1)).Any(pair => (pair.Second.Is("product") || pair.Second.Is("category"))
            && pair.First.Text is "ту" or "той" or "те" or "тот" or "that"
                or "першу" or "перший" or "первую" or "первый" or "first");

    /// <summary>"In this size": the one that was spoken of.</summary>
    public static bool IsThisSize(ImmutableArray<Token> tokens) =>
        tokens.Zip(tokens.Skip(1)).Any(pair => pair.Second.Is("sizeword")
            && pair.First.Text is "цей" or "такий" or "той" or "этот" or "такой" or "тот" or "this" or "that");

    private static bool IsPointedAt(ImmutableArray<Token> tokens) =>
        tokens.Zip(tokens.Skip(1)).Any(pair => pair.Second.Is("category")
            && pair.First.Text is "цей" or "цю" or "ця" or "це" or "оцей" or "оцю" or "этот" or "эту" or "это" or "эта" or "this");
}
