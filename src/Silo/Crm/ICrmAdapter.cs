namespace MirtAi.Silo.Crm;

/// <summary>Tells a CRM what happened in the shop.</summary>
internal interface ICrmAdapter
{
    /// <summary>Whether it is configured and wants to be told this.</summary>
    bool Takes(string kind);

    /// <summary>
    /// Tells it, and returns what the CRM calls it, if it has a name. It may be told twice, when the process ends before it is recorded.
    /// </summary>
    /// <exception cref="CrmException">It was not told.</exception>
    Task<string?> Tell(PendingCrmTask task, CancellationToken cancellationToken);
}
