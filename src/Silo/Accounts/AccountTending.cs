using Microsoft.Extensions.Logging;
using MirtAi.Channels.Accounts;
using MirtAi.Grains.Interfaces.Accounts;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Escalations;

namespace MirtAi.Silo.Accounts;

/// <summary>Has accounts looked after, and tells the fleet and the managers what comes of it.</summary>
internal sealed partial class AccountTending(
    IEnumerable<IAccountUpkeep> upkeeps, IChannelAccounts accounts, Notices notices, TimeProvider clock, ILogger<AccountTending> logger)
    : IAccountChecks
{
    /// <summary>What is looked after.</summary>
    public IEnumerable<IAccountUpkeep> Upkeeps => upkeeps.Where(upkeep => upkeep.IsOn);

    /// <inheritdoc/>
    public async Task<bool> Tend(string account, CancellationToken cancellationToken)
    {
        if (Upkeeps.FirstOrDefault(upkeep => upkeep.Account == account) is not { } upkeep)
            return true;
        var check = await upkeep.Tend(cancellationToken);
        if (check.Refusal is { } reason)
            await accounts.Report(account, Report(AccountReportKind.CredentialsRefused) with { Reason = reason });
        else if (check.IsMended)
            await accounts.Report(account, Report(AccountReportKind.Working));
        foreach (var notice in check.Notices)
            if (await notices.Tell($"account:{account}:{notice.Key}", notice.Text, cancellationToken))
                LogTold(account, notice.Key);
        return check.IsCertain;
    }

    private AccountReport Report(AccountReportKind kind) => new() { Kind = kind, At = clock.GetUtcNow() };

    [LoggerMessage(341, LogLevel.Warning, "The managers were told of the account {Account}: {Key}")]
    private partial void LogTold(string account, string key);
}
