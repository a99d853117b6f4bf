namespace MirtAi.Grains.Sale;

/// <summary>When a transition applies.</summary>
public enum TransitionCondition
{
    /// <summary>In every case.</summary>
    Always = 0,

    /// <summary>The customer asks for other products.</summary>
    Browsing = 1,

    /// <summary>A product is chosen.</summary>
    ProductKnown = 2,

    /// <summary>Product, size and colour are chosen.</summary>
    ItemComplete = 3,

    /// <summary>Product, size and colour are chosen, and the customer has not seen their price.</summary>
    NotOffered = 6,

    /// <summary>An order has been begun and not placed.</summary>
    OrderOpen = 4,

    /// <summary>The order is with a manager.</summary>
    OrderPlaced = 5,

    /// <summary>A proof of payment has just come for the order that is with a manager.</summary>
    ProofCame = 7,

    /// <summary>That proof has come, and something goes with the order that was not offered yet.</summary>
    UpsellDue = 8,

    /// <summary>The order is with a manager, and no proof of payment has come.</summary>
    ProofAwaited = 9,
}
