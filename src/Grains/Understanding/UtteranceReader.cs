using System.Collections.Frozen;
using System.Collections.Immutable;
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

    private const string Goods = "goods";

    private const int MaxBrokenLines = 8, MaxBrokenWords = 3, MaxNameWords = 3;

    /// <summary>Reads a message of a conversation that stands where <paramref name="conversation"/> says.</summary>
    public static Utterance Read(string text, bool hasPhoto, Conversation conversation, ProductCatalog catalog)
    {
        var kept = CodePoints.Cut(text, MaxLength);
        var isQuestion = kept.Contains('?', StringComparison.Ordinal);
        var phone = PhoneNumbers.Find(Unbroken(kept, conversation), out var rest);
        var inPayment = conversation.State is ConversationState.PaymentDelivery
            || ((conversation.State is ConversationState.End || phone is not null) && conversation.Progress.OrderOpen);
        var isWrongPhone = inPayment && phone is null && PhoneNumbers.FindFaulty(rest, out rest);
        var mention = PostponedGoods.Without(rest, catalog) ?? catalog.Search.Read(rest);
        // Who answers an offer with a name has said yes.
        inPayment = inPayment || (conversation.State is ConversationState.Offer && (IsName(mention.Tokens, text)
            || (phone is not null && !isQuestion)
            // What was offered anew is to be sent as the rest is, but elsewhere.
            || (conversation.Order.Recipient.Complete && !isQuestion && mention.Tokens.Any(BranchWords.IsBranch))));
        var awaited = inPayment && !conversation.Order.Recipient.Complete;
        // "I'll take it, send it to Poltava" answers an offer with a town.
        var buys = conversation.State is ConversationState.Offer && !isQuestion && !mention.Tokens.Any(IsSender)
            && mention.Tokens.Any(token => token.Is("buy") || token.Is("ordering")) && mention.Tokens.Any(IsSending);
        var delivery = inPayment || buys || phone is not null
            ? DeliveryReader.Find(mention.Tokens, phone, conversation.Order.Recipient, awaited)
            : null;
        var recipient = delivery?.Recipient ?? new Recipient();
        // A surname or a town that is a word of complaint is none.
        var tokens = WantedColors.WithoutMaterials(PlaceWords.Hide(delivery?.Hide(mention.Tokens) ?? mention.Tokens));
        var measures = BodyMeasures.Read(
            mention.Tokens, conversation.State is ConversationState.SizeColor && conversation.Selection.Size is null);
        var labels = PaidSum.Respected(
            FairPrice.Respected(PhraseBook.LabelsBesideEmoji(tokens), mention, conversation, catalog), tokens,
            isQuestion);
        var ofShown = mention.Products.IsEmpty ? WantedProducts.OfShown(tokens, conversation.Shown, catalog) : [];
        if (!ofShown.IsEmpty)
            labels = labels.Append(Goods).ToFrozenSet(StringComparer.Ordinal);
        return new Utterance
        {
            Text = kept,
            Tokens = tokens,
            Labels = WantedColors.Respected(ThisOne.Respected(labels, tokens, conversation), tokens),
            Products = mention.Products.IsEmpty
                ? ofShown
                : [.. WantedProducts.Of(mention).Where(product => tokens.Any(token => ProductNames.Name(token, product)))],
            Categories = mention.Categories,
            Colors = [.. WantedColors.Of(mention).Where(color => tokens.Any(token => token.Is("color:" + color)))],
            Measures = inPayment && measures.Size is null && recipient.Begun ? BodyMeasures.None : measures,
            Recipient = recipient,
            HasWrongPhone = isWrongPhone,
            HasPhoto = hasPhoto,
            HasLink = Links.Occur(kept),
            IsPromptInjection = PromptInjections.Occur(kept, mention.Tokens),
        };
    }

    /// <summary>"Do you send from Odesa": where the shop is.</summary>
    private static bool IsSender(Token token) =>
        token.Text is "з" or "із" or "зі" or "из" or "from" or "ви" or "вы" or "вас" or "you";

    private static bool IsSending(Token token) =>
        token.Is("delivery") || token.Text is "послали" or "послати" or "послать" or "пошліть" or "надіслати" or "надішліть" or "send";

    /// <summary>Nothing but a first name beside other capitalised words that mean nothing else.</summary>
    private static bool IsName(ImmutableArray<Token> tokens, string text) =>
        tokens.Length is > 1 and <= MaxNameWords && !text.Contains('?', StringComparison.Ordinal)
        && tokens.All(token => token is { Kind: TokenKind.Word, Capitalised: true, Sentence: 0 }
            && (token.Tags.Count == 0 || token.Guessed || PersonNames.IsFirst(token)))
        && tokens.Any(PersonNames.IsFirst);

    /// <summary>Lines of a word or two are one sentence, typed with the wrong key; lines of delivery data are not.</summary>
    private static string Unbroken(string text, Conversation conversation)
    {
        if (conversation.State is ConversationState.PaymentDelivery || !text.Contains('\n', StringComparison.Ordinal))
            return text;

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length is > 1 and <= MaxBrokenLines && lines.All(line => line.Count(char.IsWhiteSpace) < MaxBrokenWords)
            && !lines.Any(line => line.Any(char.IsAsciiDigit))
                ? string.Join(' ', lines)
                : text;
    }
}
