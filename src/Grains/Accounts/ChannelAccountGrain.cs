using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Accounts;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Accounts;

/// <inheritdoc cref="IChannelAccountGrain"/>
[GrainType("channel-account")]
internal sealed partial class ChannelAccountGrain(
    [PersistentState("channel-account", DocumentStorage.Name)] IPersistentState<ChannelAccount> document,
    IAccountAlerts alerts,
    ILogger<ChannelAccountGrain> logger)
    : Grain, IChannelAccountGrain
{
    private string Account => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task<ChannelAccount> Read() => Task.FromResult(document.State);

    /// <inheritdoc/>
    public async Task Report(AccountReport report)
    {
        var before = document.State;
        await Write(before.After(report));
        if (before.CredentialsRefusedSince is null && document.State.CredentialsRefusedSince is not null)
            LogCredentialsRefused(Account, report.Reason);
        if (before.ChatRefusedSince is null && document.State.ChatRefusedSince is not null)
            LogChatRefused(Account, report.Reason);
        if (before.RefusedSince is { } since && document.State.RefusedSince is null)
            LogWorking(Account, since);
        await TellManagers();
    }

    /// <summary>Comes after the state is stored, and again with the next report when it did not succeed.</summary>
    private async Task TellManagers()
    {
        if (document.State is not { CredentialsRefusedSince: { } since, ManagersTold: false })
            return;
        if (await alerts.TellCredentialsRefused(Account, since))
            await Write(document.State with { ManagersTold = true });
    }

    /// <summary>Memory never holds what storage does not: the report is made again, and has to change something then.</summary>
    private async Task Write(ChannelAccount next)
    {
        var before = document.State;
        if (next == before)
            return;
        document.State = next;
        try
        {
            await document.WriteStateAsync();
        }
        catch
        {
            document.State = before;
            throw;
        }
    }

    [LoggerMessage(320, LogLevel.Error,
        "The platform refuses the credentials of the account {Account}: {Reason}. Nothing is sent through it until they are set anew")]
    private partial void LogCredentialsRefused(string account, string? reason);

    [LoggerMessage(321, LogLevel.Information, "The account {Account} works again; it was refused since {Since}")]
    private partial void LogWorking(string account, DateTimeOffset since);

    [LoggerMessage(322, LogLevel.Error,
        "The managers' chat of the account {Account} is lost or refuses the bot: {Reason}. Alerts are kept until it takes messages again")]
    private partial void LogChatRefused(string account, string? reason);
}
