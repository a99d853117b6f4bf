using Orleans;

namespace MirtAi.Grains.Interfaces.Accounts;

/// <summary>What was learned of an account by sending through it.</summary>
[GenerateSerializer, Alias("mirtai.account-report-kind")]
public enum AccountReportKind
{
    /// <summary>The platform takes messages: whatever its credentials were refused for is over.</summary>
    Working = 0,

    /// <summary>The platform asks to wait until <see cref="AccountReport.PausedUntil"/>.</summary>
    Throttled = 1,

    /// <summary>The platform refuses the credentials.</summary>
    CredentialsRefused = 2,

    /// <summary>The chat of the account's only recipients, the managers, is lost or refuses the bot.</summary>
    ChatRefused = 3,
}
