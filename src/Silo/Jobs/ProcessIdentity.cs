namespace MirtAi.Silo.Jobs;

/// <summary>How this process is called in leases: the machine, the process id, and a part that no restart repeats.</summary>
public sealed class ProcessIdentity(TimeProvider clock)
{
    /// <summary>The name.</summary>
    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{clock.GetUtcNow().ToUnixTimeMilliseconds():x}";
}
