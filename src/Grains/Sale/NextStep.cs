using System.Collections.Immutable;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Sale;

/// <summary>What the shop says at the end of a turn to bring the sale on: at most one question, by the state.</summary>
internal static class NextStep
{
    public static void Say(TurnDraft turn)
    {
        switch (turn.Conversation.State)
        {
            case ConversationState.Init or ConversationState.Discovery or ConversationState.SizeColor
                when WantedActs.Ask(turn) is { } question:
                turn.Say(question);
                break;
            case ConversationState.Init or ConversationState.Discovery when turn.Product is null:
                AskNeed(turn);
                break;
            case ConversationState.Init or ConversationState.Discovery or ConversationState.SizeColor or ConversationState.Vision:
                AskFit(turn);
                break;
            case ConversationState.Offer:
                Offer(turn);
                break;
            case ConversationState.PaymentDelivery:
                AskOrder(turn);
                break;
        }
    }

    private static void AskNeed(TurnDraft turn)
    {
        ImmutableArray<string> instead =
        [
            SpeechKeys.Choice, SpeechKeys.ChoiceMore, SpeechKeys.Compare, SpeechKeys.PriceList, SpeechKeys.Hesitation, SpeechKeys.Help,
            SpeechKeys.SizesAll,
        ];
        if (!instead.Any(turn.Says))
            turn.Say(SpeechKeys.AskNeed);
    }

    private static void AskFit(TurnDraft turn)
    {
        ImmutableArray<string> instead =
        [
            SpeechKeys.PhotoUnseen, SpeechKeys.PhotoAgain, SpeechKeys.PhotoWhich, SpeechKeys.PhotoConfirm, SpeechKeys.AskConfirmAge,
            SpeechKeys.Hesitation, SpeechKeys.Choice, SpeechKeys.ChoiceMore, SpeechKeys.AskColor, SpeechKeys.Compare,
        ];
        if (instead.Any(turn.Says))
            return;

        if (turn.Product is not { } product)
            turn.Say(turn.Conversation.Height is null ? SpeechKeys.AskNeed : SpeechKeys.AskModel);
        else if (turn.Conversation.Selection.Size is null)
            AskHeight(turn);
        else if (turn.Conversation.Selection.Color is null && !turn.Says(SpeechKeys.ColorList) && !turn.Says(SpeechKeys.ColorNone))
            turn.Say(ProductActs.AskColor(product, isListed: turn.Says(SpeechKeys.Card)));
    }

    private static void AskHeight(TurnDraft turn)
    {
        ImmutableArray<string> instead = [SpeechKeys.SizeSmallest, SpeechKeys.SizeLargest, SpeechKeys.SizeNotMade];
        if (turn.Conversation is { Height: { } height, OtherHeights: [_, ..] others } && !instead.Any(turn.Says))
            turn.Say(new SpeechAct(SpeechKeys.AskWhichHeight)
                .With("heights", string.Join(", ", others.Add(height).Order().Select(SizeAnswers.Figure))));
        else if (!instead.Any(turn.Says) && !ReturningCustomer.SuggestHeight(turn))
            turn.Say(SpeechKeys.AskHeight);
    }

    private static void Offer(TurnDraft turn)
    {
        var selection = turn.Conversation.Selection;
        if (turn.Product is not { } product
            || product.Size(selection.Size) is not { } size
            || product.Color(selection.Color) is not { } color)
        {
            if (turn.Acts.Count == 0)
                turn.Say(SpeechKeys.AskModel);
            return;
        }

        if (!selection.Offered)
        {
            turn.Say(ProductActs.Offer(product, size, color));
            turn.Conversation = turn.Conversation with { Selection = selection with { Offered = true }, Shown = [product.Id] };
            Summarise(turn);
            turn.Say(new SpeechAct(SpeechKeys.OfferConfirm).Offering(AnswerButtons.Offer(product, size, color)));
            turn.Conversation = turn.Conversation.In(ConversationState.Offer);
        }
        else if (!turn.Says(SpeechKeys.Hesitation) && !turn.Says(SpeechKeys.NotFit))
        {
            Summarise(turn);
            turn.Say(new SpeechAct(SpeechKeys.OfferReminder).Offering(AnswerButtons.Offer(product, size, color)));
        }
    }

    /// <summary>The whole sum, where the price of one piece is not all.</summary>
    private static void Summarise(TurnDraft turn)
    {
        if (OrderRules.WithOffered(turn) is { } order && (order.Lines.Length > 1 || order.Lines[0].Quantity > 1))
            turn.Say(OrderActs.Summary(turn, order));
    }

    private static void AskOrder(TurnDraft turn)
    {
        var order = turn.Conversation.Order;
        if (order.Placed)
        {
            if (turn.Acts.Count == 0)
                turn.Say(PlacementRules.Reminder(turn));
            return;
        }

        if (turn.Says(SpeechKeys.Correction))
            return;

        if (order.Lines.IsEmpty && turn.Progress is { ItemComplete: true, Offered: true })
        {
            turn.Say(SpeechKeys.OfferReminder);
            return;
        }

        if (order.Lines.IsEmpty)
            turn.Say(SpeechKeys.WhichItem);
        if (!order.Recipient.Begun && ReturningCustomer.SuggestDelivery(turn))
            return;
        if (OrderActs.AskMissing(order, turn.Says(SpeechKeys.PhoneWrong)) is { } missing)
            turn.Say(missing);
        // The answer to a question about payment names the ways.
        else if (!order.Lines.IsEmpty && !turn.Says(SpeechKeys.PhoneWrong)
            && !(order.Payment is null && turn.Says(SpeechKeys.Payment) && turn.HasListed(order)))
            turn.Say(order.Payment is null ? OrderActs.AskPayment(turn, order) : OrderActs.AskConfirm(turn, order));
    }
}
