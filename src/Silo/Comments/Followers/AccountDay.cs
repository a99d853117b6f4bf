namespace MirtAi.Silo.Comments.Followers;

/// <summary>The account of the comments at the end of one of the shop's days; today as it was read last.</summary>
public sealed record AccountDay
{
    /// <summary>The day by the shop's clocks, such as <c>2026-01-31</c>.</summary>
    public required string Day { get; init; }

    /// <summary>The account's name on the platform, without "@".</summary>
    public required string Username { get; init; }

    /// <summary>How many follow it.</summary>
    public required long Followers { get; init; }

    /// <summary>How many it follows.</summary>
    public required long Follows { get; init; }

    /// <summary>How many posts it has.</summary>
    public required long Posts { get; init; }

    /// <summary>When the platform told it.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}
