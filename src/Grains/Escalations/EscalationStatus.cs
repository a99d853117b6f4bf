namespace MirtAi.Grains.Escalations;

/// <summary>What has become of a call for a person. The words are stored and shown.</summary>
public static class EscalationStatus
{
    /// <summary>Nobody has it.</summary>
    public const string Open = "open";

    /// <summary>A manager deals with it.</summary>
    public const string Taken = "taken";

    /// <summary>It is dealt with.</summary>
    public const string Closed = "closed";
}
