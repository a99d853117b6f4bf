using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>
/// What the shop does with what it remembers: it offers known data for confirmation instead of asking for them again, each once a visit.
/// Nothing remembered becomes part of an order unless the customer says yes or corrects it.
/// </summary>
internal static class ReturningCustomer
{
    /// <summary>After so many days also a sale that was left open begins anew, unless something is in the order.</summary>
    private const int StaleDays = 14;

    /// <summary>How many children's heights are named at most.</summary>
    private const int MaxHeights = 4;

    /// <summary>
    /// The conversation at the beginning of a turn. When the last visit was on an earlier day and left no sale open, what was chosen then
    /// is not chosen now; it is remembered, and offered. An order that was placed stays, so that questions about it are understood.
    /// </summary>
    public static Conversation Begin(Conversation conversation, DateOnly today)
    {
        if (conversation.GreetedOn is not { } day || day >= today || conversation.Progress.OrderOpen)
            return conversation;
        var isOver = conversation.State is ConversationState.Init or ConversationState.End or ConversationState.OutOfDomain;
        if (!isOver && today.DayNumber - day.DayNumber < StaleDays)
            return conversation;
        return conversation with
        {
            Height = null,
            SuggestedHeight = null,
            HeightSuggested = false,
            DeliverySuggested = false,
            OtherHeights = [],
            BoyIsTaller = null,
            Selection = new(),
            Earlier = [],
            OfferedBefore = null,
            Shown = [],
            NotUnderstood = 0,
            UnrecognisedPhotos = 0,
            Recent = [],
        };
    }

    /// <summary>Offers the known height, or asks for which of the known children it is; false if nothing is known.</summary>
    public static bool SuggestHeight(TurnDraft turn)
    {
        var heights = turn.Memory.Of(FactKind.Height, turn.Now).Take(MaxHeights).ToList();
        if (heights.Count == 0 || turn.Conversation is { HeightSuggested: true } or { SuggestedHeight: not null } or { Height: not null })
            return false;

        turn.Conversation = turn.Conversation with { HeightSuggested = true };
        if (heights is [var only])
        {
            turn.Conversation = turn.Conversation with { SuggestedHeight = int.Parse(only.Value, CultureInfo.InvariantCulture) };
            turn.Say(new SpeechAct(SpeechKeys.AskKnownHeight).With("height", only.Value));
        }
        else
        {
            turn.Say(new SpeechAct(SpeechKeys.AskWhichChild).With("heights", string.Join(", ", heights.Select(height => height.Value))));
        }

        return true;
    }

    /// <summary>Offers the delivery of the last time; false if it is not known, or the customer has begun to give another one.</summary>
    public static bool SuggestDelivery(TurnDraft turn)
    {
        var known = turn.Memory.Delivery;
        if (turn.Conversation is { DeliverySuggested: true } or { Order.Recipient.Begun: true } || (known.City ?? known.Branch) is null)
            return false;

        turn.Conversation = turn.Conversation with { DeliverySuggested = true };
        LocalizedText?[] delivery =
        [
            known.City is { } city ? PlaceNames.Town(city) : null, known.Branch is { } branch ? PlaceNames.Branch(branch) : null,
            known.FullName is { } name ? LocalizedText.Same(name) : null,
        ];
        turn.Say(new SpeechAct(SpeechKeys.DataKnown).With("delivery", LocalizedText.Join(", ", delivery.OfType<LocalizedText>())));
        return true;
    }

    /// <summary>
    /// Takes the answer to what was offered. Who gives data of their own corrects what is known, and who says no is asked.
    /// </summary>
    public static void Answer(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Says("no") && turn.Conversation.SuggestedHeight is not null && !utterance.Measures.Any)
            turn.Conversation = turn.Conversation with { SuggestedHeight = null };
        if (turn.Conversation is not
            {
                State: ConversationState.PaymentDelivery,
                DeliverySuggested: true,
                Order: { Placed: false, Recipient.Complete: false } order,
            })
            return;

        if (utterance.Recipient is { City: not null } or { Branch: not null })
            Take(turn, Rest(turn.Memory.Delivery, order.Recipient).Updated(order.Recipient));
        else if (utterance.Says("yes") && !order.Recipient.Begun)
            Take(turn, turn.Memory.Delivery);
    }

    /// <summary>
    /// The recipient with whom an order after a placed one begins: the same in one visit; later the known data are offered first.
    /// </summary>
    public static Recipient Kept(TurnDraft turn, Recipient placed) =>
        turn.Memory.DeliveryAt is { } at && turn.DayOf(at) < turn.DayOf(turn.Now) ? new Recipient() : placed;

    /// <summary>What of the known data goes with new ones: with another city the known branch does not.</summary>
    private static Recipient Rest(Recipient known, Recipient given) =>
        given.City is null || given.City == known.City ? known : known with { City = null, Branch = null };

    private static void Take(TurnDraft turn, Recipient recipient) =>
        turn.Conversation = turn.Conversation with { Order = turn.Conversation.Order with { Recipient = recipient } };
}
