namespace MirtAi.Silo.Delivery;

/// <summary>The values of the column <c>outbox.status</c>.</summary>
internal static class OutboxStatus
{
    /// <summary>It waits for its place.</summary>
    public const string Pending = "pending";

    /// <summary>A pump is sending it; of which ownership, the column <c>fence</c> says.</summary>
    public const string Sending = "sending";

    /// <summary>It was sent and no answer came: the platform may have it. It is sent again.</summary>
    public const string Uncertain = "uncertain";

    /// <summary>The platform has it.</summary>
    public const string Sent = "sent";

    /// <summary>It was given up.</summary>
    public const string Failed = "failed";

    /// <summary>The recipient cannot be reached.</summary>
    public const string Undeliverable = "undeliverable";
}
