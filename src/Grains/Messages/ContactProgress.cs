namespace MirtAi.Grains.Messages;

/// <summary>
/// Where a customer's purchase stands, for platforms that keep fields and tags of their contacts. It goes with a message to the customer.
/// </summary>
public sealed record ContactProgress
{
    /// <summary>The conversation's state, for instance <c>STATE_4_OFFER</c>.</summary>
    public required string State { get; init; }

    /// <summary>What the customer wanted last, for instance <c>SIZE_HELP</c>; null if nothing is known.</summary>
    public string? Intent { get; init; }

    /// <summary>The name of the product that it is about; null if there is none.</summary>
    public string? Product { get; init; }

    /// <summary>The price of the order, in the shop's currency; null while it is empty.</summary>
    public decimal? Sum { get; init; }

    /// <summary>Who gets the order.</summary>
    public string? Name { get; init; }

    /// <summary>Their phone number as <c>+380XXXXXXXXX</c>.</summary>
    public string? Phone { get; init; }

    /// <summary>Their city or village.</summary>
    public string? City { get; init; }

    /// <summary>The carrier's branch or parcel locker.</summary>
    public string? Branch { get; init; }

    /// <summary>The customer waits for a person.</summary>
    public bool CallsPerson { get; init; }

    /// <summary>An order is being collected.</summary>
    public bool OrderBegun { get; init; }

    /// <summary>An order is with a manager.</summary>
    public bool OrderPlaced { get; init; }

    /// <summary>Its payment is confirmed.</summary>
    public bool OrderPaid { get; init; }

    /// <summary>The message reminds a customer who is silent.</summary>
    public bool IsReminder { get; init; }

    /// <summary>The customer will be reminded if they stay silent now.</summary>
    public bool ReminderPlanned { get; init; }
}
