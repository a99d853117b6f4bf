using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>Why a message is not tried any more. The numbers are part of the contract and are never reused.</summary>
[GenerateSerializer, Alias("mirtai.undelivered-outcome")]
public enum UndeliveredOutcome
{
    /// <summary>The platform will never take it.</summary>
    Rejected = 0,

    /// <summary>The customer blocked the shop, or left.</summary>
    Unreachable = 1,

    /// <summary>The customer's last message is too old for an answer.</summary>
    WindowClosed = 2,

    /// <summary>It was tried as often as it may be.</summary>
    Exhausted = 3,

    /// <summary>The platform may have it, and does not say.</summary>
    Uncertain = 4,
}
