using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Sale;

/// <summary>
/// Writes the one line about a conversation that ended. It holds nothing that a customer wrote, only what was chosen and how it went.
/// </summary>
internal static class VisitSummary
{
    /// <summary>The line, or null if the conversation goes on.</summary>
    public static string? Of(Conversation before, Conversation after, string? escalationReason, DateOnly day, ProductCatalog catalog)
    {
        var ends = after.State is ConversationState.End && before.State is not ConversationState.End;
        var isOrdered = after.Order.Placed && !before.Order.Placed;
        if (!ends && !isOrdered && escalationReason is null)
            return null;
        var what = isOrdered ? string.Join("; ", after.Order.Lines.Select(line => Line(line, catalog))) : Chosen(before, after, catalog);
        return new VisitNote(day, what, isOrdered, isOrdered ? null : escalationReason).ToString();
    }

    private static string Line(Orders.OrderLine line, ProductCatalog catalog) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name(line.ProductId, catalog)} {line.Size} {line.Color} x{line.Quantity}");

    private static string Chosen(Conversation before, Conversation after, ProductCatalog catalog)
    {
        var selection = after.Selection.ProductId is null ? before.Selection : after.Selection;
        ImmutableArray<string?> parts = selection.ProductId is { } product
            ? [Name(product, catalog), selection.Size, selection.Color]
            : [.. (after.Shown.IsDefaultOrEmpty ? before.Shown : after.Shown).Take(3).Select(shown => Name(shown, catalog))];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string Name(string productId, ProductCatalog catalog) => catalog.Find(productId)?.Name.Ukrainian ?? productId;
}
