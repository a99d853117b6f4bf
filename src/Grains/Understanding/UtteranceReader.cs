using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Understanding;

/// <summary>Understands a message as far as its words go. Pure.</summary>
public static class UtteranceReader
{
    /// <summary>How much of a message is looked at, in characters.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Reads a message of a conversation that stands where <paramref name="conversation"/> says.</summary>
    public static Utterance Read(string text, bool hasPhoto, Conversation conversation, ProductCatalog catalog)
    {
        var kept = CodePoints.Cut(text, MaxLength);
        var phone = PhoneNumbers.Find(kept, out var rest);
        var inPayment = conversation.State is ConversationState.PaymentDelivery
            || ((conversation.State is ConversationState.End || phone is not null) && conversation.Progress.OrderOpen);
        var isWrongPhone = inPayment && phone is null && PhoneNumbers.FindFaulty(rest, out rest);
        var mention = catalog.Search.Read(rest);
        var awaited = inPayment && !conversation.Order.Recipient.Complete;
        var delivery = inPayment || phone is not null
            ? DeliveryReader.Find(mention.Tokens, phone, conversation.Order.Recipient, awaited)
            : null;
        var recipient = delivery?.Recipient ?? new Recipient();
        // A surname or a town that is a word of complaint is none.
        var tokens = PlaceWords.Hide(delivery?.Hide(mention.Tokens) ?? mention.Tokens);
        var measures = BodyMeasures.Read(
            mention.Tokens, conversation.State is ConversationState.SizeColor && conversation.Selection.Size is null);
        return new Utterance
        {
            Text = kept,
            Tokens = tokens,
            Labels = FairPrice.Respected(PhraseBook.LabelsBesideEmoji(tokens), mention, conversation, catalog),
            Products = IsName(recipient, mention) ? [] : mention.Products,
            Categories = mention.Categories,
            Colors = (recipient.FullName ?? recipient.City) is not null && !mention.Tokens.Any(token => token.Is("colorword"))
                ? []
                : WantedColors.Of(mention),
            Measures = inPayment && measures.Size is null && recipient.Begun ? BodyMeasures.None : measures,
            Recipient = recipient,
            HasWrongPhone = isWrongPhone,
            HasPhoto = hasPhoto,
            HasLink = Links.Occur(kept),
            IsPromptInjection = PromptInjections.Occur(kept, mention.Tokens),
        };
    }

    /// <summary>"Анна Коваленко" is a customer, "сукня Анна" is a dress.</summary>
    private static bool IsName(Recipient recipient, CatalogMention mention) =>
        recipient.FullName is { } name
        && mention.Categories.IsEmpty
        && mention.Tokens.Any(token => token.Is("product") && name.Contains(token.Raw, StringComparison.OrdinalIgnoreCase));
}
