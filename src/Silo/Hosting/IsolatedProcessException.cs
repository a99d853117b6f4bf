namespace MirtAi.Silo.Hosting;

/// <summary>The database is out of reach of this process while it serves others: it ends, so that its sessions open elsewhere.</summary>
internal sealed class IsolatedProcessException(TimeSpan time) : Exception(
    $"The database has been out of reach for {time.TotalSeconds:0} s, of this process alone: it ends, and its sessions open in the others."
    + " Its supervisor starts it again; look at its network.");
