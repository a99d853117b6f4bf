namespace MirtAi.Silo.Crm;

/// <summary>Leaves a CRM alone for a while after failures in a row, or when it asks for it. Then one call finds out.</summary>
internal sealed class CrmBreaker(TimeProvider clock)
{
    /// <summary>Failures in a row after which it is left alone.</summary>
    public const int MaxFailures = 5;

    /// <summary>How long.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(60);

    private int failures;
    private DateTimeOffset closedAt;

    /// <summary>Whether it is left alone now.</summary>
    public bool IsOpen => clock.GetUtcNow() < closedAt;

    /// <summary>It answered.</summary>
    public void Succeeded() => failures = 0;

    /// <summary>It failed.</summary>
    public void Failed(TimeSpan? rest)
    {
        failures++;
        if (rest is not null || failures >= MaxFailures)
            closedAt = clock.GetUtcNow() + (rest > Break ? rest.Value : Break);
    }
}
