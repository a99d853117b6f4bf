using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>Reminds by the shop's texts, by the state in which the sale stands.</summary>
internal sealed class FollowUpWriter(
    ICatalog catalog, ScriptedLanguageModel script, IOptions<PaymentOptions> payment, TimeProvider clock)
    : IFollowUpWriter
{
    /// <inheritdoc/>
    public ImmutableArray<Reply> Remind(Session session, int number)
    {
        var conversation = session.Conversation;
        var request = new TurnRequest
        {
            SessionKey = session.Key,
            Customer = session.Customer,
            Conversation = conversation,
            Messages = [],
            History = [],
            Now = clock.GetUtcNow(),
        };
        return BubbleStyle.Applied(script.Say(request, new TurnPlan { Conversation = conversation, Acts = [Act(conversation, number)] }));
    }

    private SpeechAct Act(Conversation conversation, int number)
    {
        if (conversation.Order is { Placed: true, Number: { } order })
        {
            return new SpeechAct(payment.Value.HasProvider ? SpeechKeys.LinkReminder : SpeechKeys.ProofReminder)
                .With("number", PlacedOrder.ShortNumber(order));
        }

        var product = catalog.Current.Find(conversation.Selection.ProductId ?? conversation.Order.Lines.LastOrDefault()?.ProductId);
        var act = new SpeechAct(Key(conversation, product is not null, number > 1));
        return product is null ? act : act.With("name", product.Name);
    }

    private static string Key(Conversation conversation, bool productKnown, bool again) => conversation.State switch
    {
        ConversationState.PaymentDelivery when conversation.Progress.DeliveryKnown =>
            again ? SpeechKeys.PaymentAgain : SpeechKeys.PaymentReminder,
        ConversationState.PaymentDelivery => again ? SpeechKeys.DeliveryAgain : SpeechKeys.DeliveryReminder,
        ConversationState.Offer when productKnown => again ? SpeechKeys.OfferAgain : SpeechKeys.OfferRemind,
        ConversationState.SizeColor or ConversationState.Discovery when productKnown =>
            again ? SpeechKeys.FitAgain : SpeechKeys.FitReminder,
        _ => again ? SpeechKeys.ChoiceAgain : SpeechKeys.ChoiceReminder,
    };
}
