using MirtAi.Grains.Interfaces.Accounts;

namespace MirtAi.Grains.Accounts;

/// <summary>What a report changes in what is known of an account.</summary>
internal static class AccountRules
{
    /// <summary>The state after the report; the same when it says nothing new.</summary>
    public static ChannelAccount After(this ChannelAccount account, AccountReport report) => report.Kind switch
    {
        AccountReportKind.Throttled when report.PausedUntil > (account.PausedUntil ?? DateTimeOffset.MinValue) =>
            account.Refused(report) with { PausedUntil = report.PausedUntil },
        AccountReportKind.CredentialsRefused =>
            account.Refused(report) with { CredentialsRefusedSince = account.CredentialsRefusedSince ?? report.At },
        AccountReportKind.ChatRefused => account.Refused(report) with { ChatRefusedSince = account.ChatRefusedSince ?? report.At },
        AccountReportKind.Working => account with { CredentialsRefusedSince = null, ChatRefusedSince = null, ManagersTold = false },
        _ => account,
    };

    private static ChannelAccount Refused(this ChannelAccount account, AccountReport report) =>
        account with { LastRefusal = report.Reason, LastRefusedAt = report.At };
}
