using System.Collections.Immutable;
using System.Text;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>
/// Buttons below what the shop asks. A value is what the customer could have written, behind a mark, so that it reads well wherever the
/// conversation is shown. A button stays in the chat after the sale has moved on: a yes names what it was offered for, and takes nothing
/// else.
/// </summary>
internal static class AnswerButtons
{
    private const string Mark = OutboundButton.Mark, Take = "Беру: ";
    private const int MaxColors = 8;

    /// <summary>The ways of payment.</summary>
    public static ImmutableArray<AnswerButton> Payment { get; } =
    [
        new(new("Повна оплата", "Полная оплата", "Full payment"), Mark + "Повна оплата"),
        new(new("Передплата", "Предоплата", "Prepayment"), Mark + "Передплата"),
    ];

    /// <summary>Yes to an offer, or another colour of it.</summary>
    public static IEnumerable<AnswerButton> Offer(Product product, ProductSize size, ProductColor color)
    {
        yield return new(
            new("Так, оформлюємо", "Да, оформляем", "Yes, order it"), Mark + Take + Words(product, size.Size.Label, color));
        if (product.Colors.Length > 1)
            yield return new(new("Інший колір", "Другой цвет", "Another colour"), $"{Mark}{product.Name.Ukrainian}, інший колір");
    }

    /// <summary>The colours of a product.</summary>
    public static IEnumerable<AnswerButton> Colors(Product product) => product.Colors.Take(MaxColors)
        .Select(color => new AnswerButton(color.Color.Name, Mark + Words(product, size: null, color)));

    /// <summary>Products to choose from.</summary>
    public static IEnumerable<AnswerButton> Products(IEnumerable<Product> products) =>
        products.Select(product => new AnswerButton(product.Name, Mark + product.Name.Ukrainian));

    /// <summary>The answer with the buttons of what is asked last below its last bubble.</summary>
    public static ImmutableArray<Reply> Below(ImmutableArray<Reply> replies, TurnPlan plan)
    {
        if (replies.IsDefaultOrEmpty || plan.Acts is not [.., { Buttons: { IsDefaultOrEmpty: false } offered }])
            return replies;

        var buttons = offered.Where(button => Encoding.UTF8.GetByteCount(button.Value) <= OutboundButton.MaxValueBytes)
            .Select(button => new OutboundButton(button.Label.In(plan.Conversation.Language), button.Value));
        return replies.SetItem(replies.Length - 1, replies[^1] with { Buttons = [.. buttons] });
    }

    /// <summary>The words that the value of a pressed button stands for; null if it is of no button of this shop.</summary>
    public static string? WordsOf(string value, Conversation conversation, ProductCatalog catalog)
    {
        if (OutboundButton.WordsOf(value) is not { } words)
            return Buttons.WordsOf(value);
        if (!words.StartsWith(Take, StringComparison.Ordinal))
            return words;

        var taken = words[Take.Length..];
        return taken == Offered(conversation.Selection, catalog) ? "беру" : taken;
    }

    private static string? Offered(Selection selection, ProductCatalog catalog) =>
        selection is { Offered: true, Size: { } size } && catalog.Find(selection.ProductId) is { } product
        && product.Color(selection.Color) is { } color
            ? Words(product, size, color)
            : null;

    private static string Words(Product product, string? size, ProductColor color) => string.Join(
        ' ', new[] { product.Name.Ukrainian, color.Color.OnlyDesign ? null : color.Color.Name.Ukrainian, size }.OfType<string>());
}
