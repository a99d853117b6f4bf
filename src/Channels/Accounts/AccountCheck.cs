using System.Collections.Immutable;

namespace MirtAi.Channels.Accounts;

/// <summary>How an account was found.</summary>
public sealed record AccountCheck
{
    /// <summary>The platform could be asked, and answered.</summary>
    public bool IsCertain { get; init; }

    /// <summary>Why the platform refuses the credentials, in a few words without secrets; null if it does not.</summary>
    public string? Refusal { get; init; }

    /// <summary>The platform takes credentials that it refused at an earlier check.</summary>
    public bool IsMended { get; init; }

    /// <summary>What managers are to be told.</summary>
    public ImmutableArray<AccountNotice> Notices { get; init; } = [];
}
