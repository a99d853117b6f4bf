namespace MirtAi.Embedded;

/// <summary>An activation's life; it only ever goes forward.</summary>
internal enum ActivationPhase : byte
{
    /// <summary>Made, and no call taken yet.</summary>
    New,

    /// <summary>Has a call, and is to be activated.</summary>
    Called,

    Activating,

    Active,

    Deactivating,

    /// <summary>Takes no more calls; what comes goes to another activation.</summary>
    Ended,
}
