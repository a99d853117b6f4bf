using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>Puts what customers hear of their orders into words.</summary>
public interface IOrderNews
{
    /// <summary>A product that goes with the order and was not offered yet; null if there is none.</summary>
    Product? Upsell(OrderDraft order);

    /// <summary>The news in the customer's language.</summary>
    /// <param name="session">The session.</param>
    /// <param name="key">What is said, one of <see cref="Sale.SpeechKeys"/>.</param>
    /// <param name="number">The order's number.</param>
    /// <param name="upsell">A product that is offered with it; null for none.</param>
    ImmutableArray<Reply> Tell(Session session, string key, string number, Product? upsell);
}
