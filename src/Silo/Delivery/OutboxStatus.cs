namespace MirtAi.Silo.Delivery;

/// <summary>The values of the columns <c>outbox.status</c>, of what is open, and <c>deliveries.status</c>, of what is done with.</summary>
internal static class OutboxStatus
{
    /// <summary>Open: it waits for its turn.</summary>
    public const string Pending = "pending";

    /// <summary>Open: a pump is sending it; of which ownership, the column <c>fence</c> says.</summary>
    public const string Sending = "sending";

    /// <summary>
    /// It was sent and no answer came: the platform may have it. Open, it is sent once more; done with, that one was lost as well, and a
    /// person decides.
    /// </summary>
    public const string Uncertain = "uncertain";

    /// <summary>The platform has it.</summary>
    public const string Sent = "sent";

    /// <summary>It was given up.</summary>
    public const string Failed = "failed";

    /// <summary>The recipient cannot be reached.</summary>
    public const string Undeliverable = "undeliverable";
}
