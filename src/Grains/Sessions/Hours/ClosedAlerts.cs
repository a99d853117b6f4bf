namespace MirtAi.Grains.Sessions.Hours;

/// <summary>How managers are told outside of the opening hours.</summary>
public enum ClosedAlerts
{
    /// <summary>At once, without a sound.</summary>
    Silent,

    /// <summary>Calls for a person when the shop opens, with a sound; what is no call at once and without one.</summary>
    Wait,

    /// <summary>At once, with a sound.</summary>
    Sound,
}
