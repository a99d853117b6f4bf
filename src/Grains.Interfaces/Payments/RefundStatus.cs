using Orleans;

namespace MirtAi.Grains.Interfaces.Payments;

/// <summary>What became of a refund that was asked for. The numbers are part of the contract and are never reused.</summary>
[GenerateSerializer, Alias("mirtai.refund-status")]
public enum RefundStatus
{
    /// <summary>The provider is asked until it says what became of it.</summary>
    Asked = 0,

    /// <summary>The provider says that the money is refunded.</summary>
    Done = 1,

    /// <summary>The provider will not do it.</summary>
    Refused = 2,

    /// <summary>The provider has not said for a day what became of it: a person looks into its cabinet.</summary>
    Unclear = 3,

    /// <summary>It cannot be asked for: nothing was stored.</summary>
    Impossible = 4,
}
