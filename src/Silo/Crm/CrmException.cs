namespace MirtAi.Silo.Crm;

/// <summary>A CRM did not do what it was told.</summary>
/// <param name="reason">Why, in a few words without addresses and secrets.</param>
/// <param name="mayPass">Whether it may do it later.</param>
internal sealed class CrmException(string reason, bool mayPass) : Exception(reason)
{
    /// <summary>Whether it may do it later.</summary>
    public bool MayPass => mayPass;

    /// <summary>How long it asks to be left alone; null if it does not.</summary>
    public TimeSpan? Rest { get; init; }

    /// <summary>Whether it says nothing of how the CRM is, such as a chat that it does not know yet.</summary>
    public bool IsNoFault { get; init; }
}
