namespace MirtAi.Grains.Conversations;

/// <summary>How far a sale has come: all that transitions and phases may look at besides state and intent.</summary>
public readonly record struct Progress
{
    /// <summary>One product is being talked about.</summary>
    public bool ProductKnown { get; init; }

    /// <summary>Its size is settled.</summary>
    public bool SizeKnown { get; init; }

    /// <summary>Its colour is settled.</summary>
    public bool ColorKnown { get; init; }

    /// <summary>The customer has seen the offer for exactly this product, size and colour.</summary>
    public bool Offered { get; init; }

    /// <summary>The customer asks for other products than the one talked about.</summary>
    public bool Browsing { get; init; }

    /// <summary>The order holds at least one line, and is not placed.</summary>
    public bool OrderOpen { get; init; }

    /// <summary>Name, phone, city and branch are known.</summary>
    public bool DeliveryKnown { get; init; }

    /// <summary>The order is complete and with a manager.</summary>
    public bool OrderPlaced { get; init; }

    /// <summary>The customer has just sent a proof of payment for the order that is with a manager.</summary>
    public bool ProofCame { get; init; }

    /// <summary>That proof has come, and something goes with the order that was not offered yet.</summary>
    public bool UpsellDue { get; init; }

    /// <summary>The order is with a manager, and no proof of payment has come.</summary>
    public bool ProofAwaited { get; init; }

    /// <summary>Product, size and colour are settled.</summary>
    public bool ItemComplete => ProductKnown && SizeKnown && ColorKnown;
}
