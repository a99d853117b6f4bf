namespace MirtAi.Grains.Sessions.Crm;

/// <summary>What a CRM is told.</summary>
public static class CrmTaskKinds
{
    /// <summary>A customer wrote for the first time.</summary>
    public const string FirstTouch = "first-touch";

    /// <summary>A customer was told how to pay an order.</summary>
    public const string Invoice = "invoice";

    /// <summary>A person was called.</summary>
    public const string Escalation = "escalation";

    /// <summary>An order was placed.</summary>
    public const string Order = "order";

    /// <summary>A manager, or a payment, changed an order's status.</summary>
    public const string OrderStatus = "order-status";
}
