using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale;

/// <summary>Of several pieces: which one a message is about, and whether what it names comes beside the offered one.</summary>
internal static class PieceRules
{
    /// <summary>"Ще одну на 134", "і сукню Анна": what was offered stays, and the same or another product is chosen beside it.</summary>
    /// <returns>Whether it stayed.</returns>
    public static bool Keep(TurnDraft turn, Utterance utterance)
    {
        var isOther = utterance.Measures.Any || !utterance.Colors.IsEmpty;
        var isSame = utterance.Products.All(product => product.Id == turn.Conversation.Selection.ProductId);
        var isOneMore = utterance.Says("one-more") && isOther && isSame && !utterance.Says("size-other", "color-other")
            && !ChildWords.AreMeasuredAgain(utterance.Tokens);
        var isForOther = !isSame && IsForOtherChild(turn, utterance);
        var isAdded = isSame
            ? isOneMore || IsForAnotherChild(turn, utterance)
            : isForOther || (SelectionRules.Meant(turn, utterance).Length == 1 && ChangeOfMind.Adds(utterance));
        if (isAdded)
            OrderRules.Keep(turn);
        if (!isForOther)
            return isAdded;
        SelectionRules.ChooseChild(turn, turn.Conversation.OtherHeights[0]);
        turn.Conversation = turn.Conversation with { OtherHeights = [], Selection = turn.Conversation.Selection with { Size = null } };
        return true;
    }

    /// <summary>"And Anna in pink" after Laguna was chosen for one of two children.</summary>
    private static bool IsForOtherChild(TurnDraft turn, Utterance utterance) =>
        turn.Conversation is { OtherHeights: [_], Selection.Offered: true, Order: { Placed: false, Lines.IsEmpty: true } }
        && utterance is { Measures.Any: false, HasQuestionMark: false }
        && SelectionRules.Meant(turn, utterance).Length == 1 && !ChangeOfMind.Replaces(utterance)
        && !utterance.Tokens.Any(token => token.Text is "мабуть" or "напевно" or "наверное" or "пожалуй" or "maybe")
        && !utterance.Says("price", "photo", "compare", "refuse", "remove", "choice-question", "recommend");

    /// <summary>
    /// "Can I have the black one for 128?", "not pink but red for the younger one" of several: the piece that is meant is talked of now.
    /// </summary>
    public static bool TurnTo(TurnDraft turn, Utterance utterance)
    {
        var (order, selection) = (turn.Conversation.Order, turn.Conversation.Selection);
        if (order.Placed || order.Lines.IsEmpty || utterance.Says("remove"))
            return false;
        if (!selection.Offered)
            return Exchange(turn, utterance);

        if (OfChild(turn, utterance) is { } isTurned)
            return isTurned;

        var refused = WantedColors.Refused(utterance.Tokens).ToList();
        if (refused.Contains(selection.Color ?? ""))
            return true;
        if (refused.Count == 0 && (!utterance.Measures.Any || utterance.Says("one-more") || ChangeOfMind.Adds(utterance)))
            return false;

        var named = utterance.Products is [var product] ? product.Id : null;
        var color = refused is [var left] ? left : utterance.Colors is [var only] ? only : null;
        bool IsMeant(string? id, string? itsColor) => (named ?? id) == id && (color ?? itsColor) == itsColor;

        if ((named ?? color) is null || IsMeant(selection.ProductId, selection.Color)
            || order.Lines.Where(line => IsMeant(line.ProductId, line.Color)).ToList() is not [var piece])
            return false;
        OrderRules.TurnTo(turn, piece);
        return true;
    }

    /// <summary>"Not the black one but a pink one" of what is in the order: the piece is chosen anew.</summary>
    private static bool Exchange(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Colors is not [_] || WantedColors.Refused(utterance.Tokens).ToList() is not [var refused]
            || turn.Conversation.Order.Lines.Where(line => line.Color == refused
                && utterance.Products.All(product => product.Id == line.ProductId)).ToList() is not [var piece])
            return false;
        OrderRules.TurnTo(turn, piece);
        return true;
    }

    /// <summary>"Rather orange for the younger one" of one product for two children; null if it is not about one of them.</summary>
    private static bool? OfChild(TurnDraft turn, Utterance utterance)
    {
        if (utterance is not { Products.IsEmpty: true, Measures.Any: false, Colors: [_] } || utterance.Says("one-more")
            || ItemPart.RankOf(utterance.Tokens, turn.Conversation) is var rank && rank == 0
            || turn.Conversation.Order.Lines is not [var line] || line.ProductId != turn.Conversation.Selection.ProductId
            || !ClothingSize.TryParse(line.Size, out var size)
            || !ClothingSize.TryParse(turn.Conversation.Selection.Size, out var offered) || size.Upper == offered.Upper)
            return null;

        if (rank > 0 == size.Upper > offered.Upper)
            OrderRules.TurnTo(turn, line);
        return true;
    }

    /// <summary>"And 116 for the younger one": of what is offered in another size.</summary>
    private static bool IsForAnotherChild(TurnDraft turn, Utterance utterance) =>
        utterance is { Measures.Height: { } height, HasQuestionMark: false } && turn.Conversation.Height is { } known && height != known
        && utterance.Tokens is [{ Text: "і" or "й" or "та" or "и" or "а" or "and" or "ще" or "еще" }, ..]
        && ItemPart.RankOf(utterance.Tokens, turn.Conversation) != 0 && !utterance.Mentions("question")
        && !utterance.Says("size-other", "size-doubt", "size-question");
}
