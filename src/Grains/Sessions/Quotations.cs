using MirtAi.Grains.Catalog;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// Finds what a message answers when the channel passes on no more than its id: a photo is quoted as the product and the colour that it
/// shows, a text as it stands.
/// </summary>
internal sealed class Quotations(ISentMessages sent, ICatalog catalog)
{
    /// <summary>The event with its quotation; as it is if there is none, or nothing is known of what it answers.</summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    public async ValueTask<InboundEvent> Quote(InboundEvent inbound)
    {
        var answers = inbound is { AnswersTo.Length: > 0, Kind: InboundKind.Message or InboundKind.Edit };
        if (!answers || string.IsNullOrWhiteSpace(inbound.Text))
            return inbound;
        return await sent.Find(inbound.SessionKey, inbound.AnswersTo) is { } message
            ? inbound with { Text = Quotation.Before(inbound.Text, Words(message)) }
            : inbound;
    }

    private string Words(OutboundMessage message)
    {
        var shown = message.Images is [var photo] ? Shown(photo) : "";
        return shown.Length > 0 ? shown : CodePoints.Cut(message.Text, Quotation.MaxLength);
    }

    /// <summary>The product of a photo, with the colour if the photo is of one alone; empty if it is of several products or none.</summary>
    private string Shown(string photo)
    {
        var colors = catalog.Current.Products
            .SelectMany(product => product.Colors, (product, color) => (product, color))
            .Where(pair => pair.color.Photo == photo)
            .ToList();
        return colors switch
        {
            [var (product, color)] => $"{product.Name.Ukrainian}, {color.Color.Name.Ukrainian}",
            [var (product, _), ..] when colors.All(pair => pair.product == product) => product.Name.Ukrainian,
            _ => "",
        };
    }
}
