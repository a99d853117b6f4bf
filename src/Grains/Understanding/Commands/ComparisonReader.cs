using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads questions for the difference between products. One that is named is compared with the chosen one.</summary>
internal static class ComparisonReader
{
    private const int MaxProducts = 3;

    public static Command? Read(Situation situation)
    {
        var utterance = situation.Utterance;
        var products = Named(situation);
        var chooses = products.Length == 2 && situation.IsQuestion && utterance.Colors.IsEmpty
            && (situation.IsChoice || utterance.Says("recommend"))
            && !utterance.Says("order");
        if (products is [var other] && IsTakenFor(situation, other))
            return new CompareProducts([situation.Product!, other]);
        return products.Length >= 2 && (utterance.Says("compare") || chooses) ? new CompareProducts(products) : null;
    }

    /// <summary>"Is it the leather one?" of what is offered, which is another one of the kind.</summary>
    private static bool IsTakenFor(Situation situation, Product named) =>
        situation.IsQuestion && situation.Utterance is { Colors.IsEmpty: true, Measures.Any: false }
        && situation.Product is { } chosen && chosen != named && chosen.Category == named.Category
        && !situation.Utterance.Says("price", "order")
        && situation.Tokens.Select(token => token.Text).SkipWhile(word => word is "а" or "and" or "чи" or "так" or "то").Take(2).ToList() is
            ["це" or "это", ..] or ["is", "it" or "this" or "that"] or ["it", "is"];

    private static ImmutableArray<Product> Named(Situation situation)
    {
        var named = situation.Utterance.Products.Take(MaxProducts).ToImmutableArray();
        if (named.Length >= 2 || !situation.Utterance.Says("compare"))
            return named;
        if (named is [var one] && situation.Product is { } chosen && chosen != one)
            return [chosen, one];
        return named.IsEmpty && situation.Conversation.Shown.Length is 2 or 3
            ? [.. situation.Conversation.Shown.Select(situation.Catalog.Find).OfType<Product>()]
            : named;
    }
}
