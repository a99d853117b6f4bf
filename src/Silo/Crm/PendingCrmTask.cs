namespace MirtAi.Silo.Crm;

/// <summary>A task that waits.</summary>
internal sealed class PendingCrmTask
{
    public string Id { get; init; } = "";
    public string SessionKey { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Username { get; init; }
    public string? OrderNumber { get; init; }
    public string? Status { get; init; }
    public DateTimeOffset At { get; init; }
    public int Attempts { get; init; }
}
