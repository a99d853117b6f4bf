using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>
/// Reads several pieces that are wanted together: "Anna in pink for 128 and Kapryz in burgundy for 140", "a pink one and a gray one", "for
/// two daughters, 116 and 128". What one part leaves open it has in common with the others or with what is chosen; what nobody has said
/// is asked for, and the answer to that is read here, too.
/// </summary>
internal static class ItemsReader
{
    private const int MaxItems = 5;

    public static Command? Read(Situation situation)
    {
        if (IsRuledOut(situation))
            return null;

        if (IsForBothOffered(situation) && WantedItems.Offered(situation) is { } both)
            return both;

        var parts = Parts(situation);
        if (parts.Count > MaxItems)
            return null;

        var pending = situation.Conversation.Wanted;
        // What is asked in between is answered first.
        if (!pending.IsDefaultOrEmpty && situation.Utterance.Says("price", "photo", "fabric", "measure", "care", "delivery", "pay"))
            return null;
        if (!pending.IsDefaultOrEmpty)
            return WantedItems.Fill(pending, parts, situation) is { } filled ? WantedItems.CommandOf(filled, situation.Catalog) : null;

        var items = WantedItems.Of(parts, situation);
        if (parts.Count == 0 && IsForEachChild(situation))
            return WantedItems.ForEach(situation);
        if (items.Length < 2)
            return parts is [var one] && IsForAnotherChild(one, situation) ? WantedItems.WithKnown(one, situation) : null;

        // "Gray for the boy, yellow for the girl" leaves nothing open.
        var isSought = IsSought(situation)
            || (!IsThought(situation) && parts.Count > 1 && parts.TrueForAll(part => part.Rank != 0 && part.Color is not null))
            || IsColorForEach(parts, situation);
        var isFull = parts.Count > 1 && parts.TrueForAll(part => part.IsFull);
        return WantedItems.CommandOf(items, situation.Catalog) switch
        {
            AddItems add when isSought || isFull || IsPutTogether(situation, parts)
                || (PieceCount.IsSeveral(situation) && !situation.IsQuestion) => add,
            WantItems want when (isSought || PieceCount.IsForSeveral(situation)) && IsToBeAsked(situation, parts) => want,
            _ => null,
        };
    }

    private static bool IsRuledOut(Situation situation) =>
        situation.Conversation.Order.Placed
        || situation.Has("не", "замість", "вместо") || situation.IsChoice
        // "No, two of them" corrects what was understood before.
        || situation.Tokens.Skip(1).Any(token => token.Text is "ні" or "нет")
        || (situation.Has("ні", "нет") && !PieceCount.IsSeveral(situation))
        || situation.Utterance.Says("compare", "remove", "size-question");

    /// <summary>"And 116 for the younger one" after "134 for the elder one", while nothing is offered yet: a second piece.</summary>
    private static bool IsForAnotherChild(ItemPart part, Situation situation) =>
        part is { Product: null, HasSize: true }
        && situation.Conversation is { Height: { } known, OtherHeights.IsEmpty: true, Selection.Offered: false, Order.Lines.IsEmpty: true }
        && part.Measures.Height != known && part.Measures.Size?.Holds(known) != true
        && (part.Rank != 0 || (ChildWords.NameAnother(situation.Tokens) && !ChildWords.AreMeasuredAgain(situation.Tokens)))
        && situation.Has("і", "й", "та", "и", "а", "ще", "ещё", "еще", "and", "also", "плюс")
        && !situation.IsQuestion && !IsThought(situation);

    /// <summary>"I'll take both" after the gray one, and then the pink one, was offered.</summary>
    private static bool IsForBothOffered(Situation situation) =>
        situation is { IsQuestion: false, Utterance: { NamesGoods: false, Measures.Any: false, Colors.IsEmpty: true } }
        && situation.Is(ConversationState.Offer) && situation.Conversation.Order.Lines.IsEmpty
        && PieceCount.IsBoth(situation) && !IsThought(situation);

    /// <summary>"For both" of a product for which several heights were told.</summary>
    private static bool IsForEachChild(Situation situation) =>
        situation is { Product: not null, IsQuestion: false } && !IsThought(situation) && !situation.Has("раз")
        && situation.Conversation is { Height: not null, OtherHeights: [_, ..], Selection.Offered: false }
        && (PieceCount.IsBoth(situation) || situation.Has("кожен", "кожну", "кожного", "каждый", "каждую", "каждого", "each"));

    /// <summary>"The dress gray, the trench cappuccino, how much?": products that were shown together, each in its colour.</summary>
    private static bool IsPutTogether(Situation situation, List<ItemPart> parts) =>
        parts.Count > 1 && (!situation.IsQuestion || situation.Utterance.Says("ask-total")) && !IsThought(situation)
        && parts.TrueForAll(part =>
            part is { Product: { } product, Color: not null } && situation.Conversation.Shown.Contains(product.Id));

    /// <summary>"I like Mriia in gray and Laguna in yellow, I'll think about it" wants neither yet.</summary>
    private static bool IsThought(Situation situation) =>
        situation.Utterance.Mentions("like")
        || situation.Utterance.Says("hesitate", "postpone", "expensive", "choice-question", "refuse");

    /// <summary>"Pink and gray" of a product for which as many heights were told: in the order in which they were.</summary>
    private static bool IsColorForEach(List<ItemPart> parts, Situation situation) =>
        situation is { Product: not null, IsQuestion: false, Conversation.Selection.Offered: false }
        && parts.Count > 1 && parts.Count == situation.Conversation.OtherHeights.Length + 1
        && parts.TrueForAll(part => part is { Product: null, Color: not null, HasSize: false, Rank: 0 }) && !IsThought(situation);

    private static bool IsSought(Situation situation)
    {
        var utterance = situation.Utterance;
        return utterance.Says("order", "yes", "one-more") || utterance.Mentions("want", "add", "buy") || PieceCount.IsOneEach(situation)
            || situation.Has("мені", "мне", "нам", "давайте", "обидва", "обидві", "оба", "обе", "both", "одному", "одній", "одной");
    }

    /// <summary>"I am interested in Anna and Laguna" wants one of them, as long as nothing says for which size.</summary>
    private static bool IsToBeAsked(Situation situation, List<ItemPart> parts)
    {
        var utterance = situation.Utterance;
        if ((situation.IsQuestion && !utterance.Says("ask-total")) || utterance.Recipient.Begun || utterance.HasWrongPhone)
            return false;

        var isNamed = parts.Count > 1 && parts.TrueForAll(part => part.Product is not null);
        return PieceCount.IsSeveral(situation)
            || (isNamed && parts.TrueForAll(part => part.HasSize))
            || (isNamed && (utterance.Says("order") || utterance.Mentions("buy", "ordering", "add") || AreTaken(parts, situation)));
    }

    /// <summary>"Let it be Laguna and Anna" of those that were shown.</summary>
    private static bool AreTaken(List<ItemPart> parts, Situation situation) =>
        situation.Has("давайте", "давай") && !situation.Utterance.Says("photo", "show", "recommend")
        && parts.TrueForAll(part => situation.Conversation.Shown.Contains(part.Product!.Id));

    private static List<ItemPart> Parts(Situation situation)
    {
        var takesSizes = !situation.Conversation.Wanted.IsDefaultOrEmpty
            || ((PieceCount.IsSeveral(situation) || PieceCount.IsOneEach(situation)) && !situation.Utterance.Recipient.Begun);
        var parts = new List<ItemPart>();
        foreach (var words in Split(situation.Tokens)
            .SelectMany(words => takesSizes || ItemPart.IsForBoth(words, situation) ? ItemPart.Cut(words) : [words]))
        {
            var part = ItemPart.Read(words, situation);
            if (part.IsEmpty)
                continue;
            if (parts.Count > MaxItems)
                return [];
            if (parts.Count > 0 && part.Product is null && parts[^1].Completes(part) && !part.IsSame)
                parts[^1] = parts[^1].With(part);
            else if (part is { Product: null, Color: null, IsSame: false } && parts.Count > 0 && !takesSizes)
                return [];
            else
                parts.Add(part);
        }

        return ItemPart.WithChosen(parts, situation);
    }

    /// <summary>The words between commas and "and", and from one product's name to the next.</summary>
    private static IEnumerable<List<Token>> Split(ImmutableArray<Token> tokens)
    {
        var words = new List<Token>();
        foreach (var token in NumberWords.Joined(tokens))
        {
            var joins = token.Text is "і" or "й" or "та" or "и" or "and" or "плюс" or "plus" or "+" or "ще" or "ещё" or "еще" or "also";
            if (words.Count > 0 && (joins || token.AfterComma || token.Sentence != words[^1].Sentence))
            {
                yield return words;
                words = [];
            }

            if (!joins)
                words.Add(token);
        }

        if (words.Count > 0)
            yield return words;
    }
}
