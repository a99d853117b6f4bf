using System.ComponentModel.DataAnnotations;

namespace MirtAi.Api.Management;

/// <summary>What a manager says of an order.</summary>
internal sealed record OrderPatch
{
    /// <summary><c>paid</c> confirms a proof of payment.</summary>
    [AllowedValues("pending_payment", "paid", "processing", "shipped", "delivered", "cancelled", "returned")]
    public string? Status { get; init; }
}
