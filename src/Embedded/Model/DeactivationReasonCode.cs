namespace Orleans;

/// <summary>The kinds of <see cref="DeactivationReason"/> which the embedded engine gives.</summary>
public enum DeactivationReasonCode : byte
{
    None = 0,

    /// <summary>The process stops.</summary>
    ShuttingDown = 1,

    /// <summary>No call came for the collection age.</summary>
    ActivationIdle = 4,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,
}
