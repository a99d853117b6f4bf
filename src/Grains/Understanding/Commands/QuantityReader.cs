using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads how many pieces: "two of them", "for two", "one is enough".</summary>
internal static class QuantityReader
{
    private static readonly ImmutableHashSet<string> Pieces =
    [
        "шт", "штуки", "штук", "штучки", "pieces", "pcs", "sht", "shtuky", "shtuki", "shtuk", "таких", "такі", "такие", "однакові",
        "однакових", "одинаковых", "одинаковые", "of", "same", "identical", "разом", "вместе", "together", "костюми", "костюма", "костюмів",
        "сукні", "тренчі", "suits", "dresses",
    ];

    public static Command? Read(Situation situation)
    {
        if (situation.Product is null || !situation.Is(ConversationState.Offer, ConversationState.PaymentDelivery)
            || situation.Utterance.Recipient.Begun
            || situation.Utterance.Says("discount"))
            return null;

        var tokens = NumberWords.Joined(situation.Tokens);
        var asks = situation.Utterance.Mentions("howmuch", "price", "if") || situation.Utterance.Says("price");
        for (var index = 0; index < tokens.Length; index++)
        {
            if (!situation.AwaitsPayment && tokens[index].Number is > 1 and <= Quantities.Most and var number && Counts(tokens, index))
                return asks && IsAll(situation.Conversation, number)
                    ? new AskTotal()
                    : new SetQuantity(number, asks) { Words = [tokens[index].Text] };
        }

        if (IsOneMore(situation))
            return new SetQuantity(situation.Conversation.Selection.Quantity + 1, asks);
        return IsOneAgain(situation) ? new SetQuantity(1, IsQuestion: false) : null;
    }

    private static bool Counts(ImmutableArray<Token> tokens, int index)
    {
        var next = index + 1 < tokens.Length && !tokens[index + 1].AfterComma && tokens[index + 1].Sentence == tokens[index].Sentence
            ? tokens[index + 1]
            : null;
        var ends = next is null || next.Kind is TokenKind.Emoji || Pieces.Contains(next.Text);
        if (!ends)
            return false;
        if (next is { Kind: TokenKind.Word })
            return true;

        return Enumerable.Range(Math.Max(0, index - 2), Math.Min(2, index)).Any(place =>
            tokens[place].Is("buy") || tokens[place].Is("ordering") || tokens[place].Is("want")
            || tokens[place].Text is "make" or "давайте" or "давай" or "за" or "for");
    }

    /// <summary>"How much for both?" of somebody who has so many pieces already.</summary>
    private static bool IsAll(Conversation conversation, int number)
    {
        var (lines, selection) = (conversation.Order.Lines, conversation.Selection);
        return lines.Sum(line => line.Quantity) + (selection is { Offered: true, Another: true } ? selection.Quantity : 0) == number
            && (lines.Length > 1 || selection.Another);
    }

    /// <summary>"Add one more of the same": of what is chosen, in its size and colour.</summary>
    private static bool IsOneMore(Situation situation)
    {
        var utterance = situation.Utterance;
        return utterance.Mentions("add") && utterance.Says("one-more") && !utterance.NamesGoods
            && situation.Conversation.Selection.Quantity is >= 1 and < Quantities.Most
            && situation.Has("такий", "таку", "таке", "таких", "такой", "такую", "такое", "same", "самий", "саму", "же", "ж");
    }

    /// <summary>"One is enough" of somebody who wanted more.</summary>
    private static bool IsOneAgain(Situation situation)
    {
        var (order, selection) = (situation.Conversation.Order, situation.Conversation.Selection);
        var wantedMore = selection.Quantity > 1
            || (!order.Placed && order.Lines.Any(line => line.Quantity > 1 && line.ProductId == selection.ProductId));
        return wantedMore
            && situation.Has("один", "одна", "одне", "одну", "одного", "одної", "одно", "одной", "one", "1")
            && situation.Has(
                "досить", "достатньо", "хватит", "хватить", "вистачить", "enough", "лише", "тільки", "тока", "только", "only", "just",
                "просто", "ні", "нет", "передумала", "давайте");
    }
}
