using System.Text.Json.Serialization;

namespace MirtAi.Api.Payments;

/// <summary>What is to be paid.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PaymentOpening
{
    /// <summary>The order's id; what it costs at once is asked.</summary>
    public long? OrderId { get; init; }

    /// <summary>The id of a plan, instead of an order; its price is asked.</summary>
    public string? Plan { get; init; }

    /// <summary>The session key of the customer who pays for the plan.</summary>
    public string? Customer { get; init; }

    /// <summary>The provider.</summary>
    /// <value>Default the first one that is on.</value>
    public string? Provider { get; init; }
}
