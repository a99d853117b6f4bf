using System.Collections.Immutable;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>Tells the news of orders by the shop's texts.</summary>
internal sealed class OrderNews(ICatalog catalog, ScriptedLanguageModel script, TimeProvider clock) : IOrderNews
{
    /// <inheritdoc/>
    public Product? Upsell(OrderDraft order) => UpsellRules.Fitting(order, catalog.Current);

    /// <inheritdoc/>
    public ImmutableArray<Reply> Tell(Session session, string key, string number, Product? upsell)
    {
        var request = new TurnRequest
        {
            SessionKey = session.Key,
            Customer = session.Customer,
            Conversation = session.Conversation,
            Messages = [],
            History = [],
            Now = clock.GetUtcNow(),
        };
        var news = new SpeechAct(key).With("number", PlacedOrder.ShortNumber(number));
        ImmutableArray<SpeechAct> acts = upsell is null ? [news] : [news, UpsellRules.Act(upsell)];
        return BubbleStyle.Applied(script.Say(request, new TurnPlan { Conversation = session.Conversation, Acts = acts }));
    }
}
