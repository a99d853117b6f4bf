using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Understanding;

/// <summary>Reads what a message taught from what the rules made of it: only what they accepted becomes a fact.</summary>
internal static class FactReader
{
    private const double Told = 0.9, Bought = 0.8, Chosen = 0.6, Guessed = 0.5;

    /// <summary>The facts of a message, given the conversation before and after it.</summary>
    public static IEnumerable<HeardFact> Read(Conversation before, Conversation after, TranscriptLine message, ProductCatalog catalog)
    {
        var facts = Heights(before, after, message)
            .Concat(Delivery(before, after))
            .Concat(Choices(before, after, catalog))
            .Concat(Purchases(before, after));
        return facts.Select(heard => heard with
        {
            Fact = heard.Fact with { Source = message.Sequence, At = message.At, SeenAt = message.At },
        });
    }

    private static IEnumerable<HeardFact> Heights(Conversation before, Conversation after, TranscriptLine message)
    {
        if (after.Height is { } height && height != before.Height)
        {
            var tokens = Lexicon.Common.Read(Quotation.Without(message.Text));
            var another = !before.Order.Lines.IsEmpty || ChildWords.NameAnother(tokens);
            yield return new(Fact(FactKind.Height, Figure(height), Told) with { Subject = ChildWords.SubjectOf(tokens) }, another);
        }
        else if (after.SuggestedHeight is { } suggested && suggested != before.SuggestedHeight)
        {
            yield return new(Fact(FactKind.Height, Figure(suggested), Guessed));
        }
    }

    private static IEnumerable<HeardFact> Delivery(Conversation before, Conversation after)
    {
        var (old, now) = (before.Order.Recipient, after.Order.Recipient);
        if (now.FullName is { } name && name != old.FullName)
            yield return new(Fact(FactKind.Name, name, Told));
        if (now.Phone is { } phone && phone != old.Phone)
            yield return new(Fact(FactKind.Phone, "known", Told));
        if (now.City is { } city && city != old.City)
            yield return new(Fact(FactKind.City, city, Told));
        if (now.Branch is { } branch && branch != old.Branch)
            yield return new(Fact(FactKind.Branch, branch, Told));
    }

    private static IEnumerable<HeardFact> Choices(Conversation before, Conversation after, ProductCatalog catalog)
    {
        var (old, now) = (before.Selection, after.Selection);
        if (now.ProductId is { } product && now.ProductId != old.ProductId)
            yield return new(Fact(FactKind.Product, product, Guessed));
        // The only colour of a product is nobody's choice.
        if (now.Color is { } color && color != old.Color)
            yield return new(Fact(FactKind.Color, color, catalog.Find(now.ProductId)?.Colors.Length > 1 ? Chosen : Guessed));
    }

    private static ImmutableArray<HeardFact> Purchases(Conversation before, Conversation after) =>
        !after.Order.Placed || before.Order.Placed ? [] :
        [
            .. after.Order.Lines.SelectMany(line => new[]
            {
                new HeardFact(Fact(FactKind.Size, line.Size, Bought) with { Subject = line.ProductId }),
                new HeardFact(Fact(FactKind.Product, line.ProductId, Bought)),
                new HeardFact(Fact(FactKind.Color, line.Color, Bought)),
            }),
        ];

    private static CustomerFact Fact(FactKind kind, string value, double importance) => new(kind, value) { Importance = importance };

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
