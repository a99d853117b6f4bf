using Orleans;

namespace MirtAi.Grains.Interfaces.Accounts;

/// <summary>One thing that was learned of an account, and when.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.account-report")]
public sealed record AccountReport
{
    /// <summary>What was learned.</summary>
    [Id(0)] public required AccountReportKind Kind { get; init; }

    /// <summary>When, by the fleet's clock.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>The end of the pause that the platform asked for.</summary>
    [Id(2)] public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Why the platform refused, in a few words without secrets.</summary>
    [Id(3)] public string? Reason { get; init; }
}
