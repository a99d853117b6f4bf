using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Accounts;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Looks after the account's token (Instagram Platform, "Refresh a long-lived token"): it is good for 60 days, and can be renewed once it
/// is 24 hours old and before it has expired. It is renewed weekly, so that weeks remain when renewing fails.
/// </summary>
internal sealed partial class InstagramUpkeep(
    Func<GraphApi> api, Func<GraphApi> root, InstagramToken token, Func<ICredentialVault?> vault, IOptions<InstagramOptions> options,
    TimeProvider clock, ILogger<InstagramUpkeep> logger) : IAccountUpkeep
{
    /// <summary>How long a token is good for.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(60);

    private static readonly TimeSpan YoungestAge = TimeSpan.FromHours(24), RenewEvery = TimeSpan.FromDays(7);

    private static readonly int[] WarnAtDays = [7, 14];

    /// <inheritdoc/>
    public string Account => InstagramClient.AccountName;

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn && vault() is not null;

    /// <inheritdoc/>
    public async Task<AccountCheck> Tend(CancellationToken cancellationToken)
    {
        var stored = await Known(cancellationToken);
        token.Use(stored.Token);
        switch (await api().Get("me?fields=user_id,username", cancellationToken))
        {
            case GraphAnswer.Refused { IsOfToken: true, Message: var says }:
                await Keep(stored with { RefusedAt = stored.RefusedAt ?? clock.GetUtcNow() }, stored, cancellationToken);
                return new() { IsCertain = true, Refusal = $"{says}: the token is no longer valid, set Instagram:AccessToken anew" };
            case GraphAnswer.Done:
                var mended = stored.RefusedAt is not null;
                stored = await Keep(stored with { RefusedAt = null }, stored, cancellationToken);
                var (current, isRenewed) = await Renewed(stored, cancellationToken);
                return new() { IsCertain = isRenewed, IsMended = mended, Notices = Warnings(current) };
            default:
                return new() { Notices = Warnings(stored) };
        }
    }

    /// <summary>What is kept of the token in use. One that was configured anew is known from now on.</summary>
    private async Task<StoredCredential> Known(CancellationToken cancellationToken)
    {
        var stored = await vault()!.Read(Account, cancellationToken);
        if (stored?.Origin == token.Origin)
            return stored;
        var first = new StoredCredential(token.Configured, token.Origin, clock.GetUtcNow());
        return await Keep(first, stored, cancellationToken);
    }

    private async Task<StoredCredential> Keep(StoredCredential next, StoredCredential? before, CancellationToken cancellationToken)
    {
        if (next != before)
            await vault()!.Write(Account, next, cancellationToken);
        return next;
    }

    /// <summary>The token after it was renewed, if that is due, and whether nothing is left to do.</summary>
    private async Task<(StoredCredential Token, bool IsDone)> Renewed(StoredCredential stored, CancellationToken cancellationToken)
    {
        var age = clock.GetUtcNow() - stored.Since;
        // How old a configured token is nobody says: the sooner it is renewed, the sooner its end is known.
        if (age < YoungestAge || (stored.ExpiresAt is not null && age < RenewEvery))
            return (stored, true);
        var answer = await root().Get(
            $"refresh_access_token?grant_type=ig_refresh_token&access_token={Uri.EscapeDataString(stored.Token)}", cancellationToken);
        if (answer is not GraphAnswer.Done { Result: var result } || result.String("access_token"u8) is not { Length: > 0 } renewed)
        {
            LogNotRenewed(answer is GraphAnswer.Refused { Message: var says } ? says : "no answer that can be read");
            return (stored, answer is GraphAnswer.Refused);
        }

        var now = clock.GetUtcNow();
        var life = result.Integer("expires_in"u8) is { } seconds and > 0 and <= int.MaxValue ? TimeSpan.FromSeconds(seconds) : Life;
        var next = await Keep(new StoredCredential(renewed, stored.Origin, now, now + life), stored, cancellationToken);
        token.Use(renewed);
        LogRenewed(next.ExpiresAt!.Value);
        return (next, true);
    }

    private ImmutableArray<AccountNotice> Warnings(StoredCredential stored)
    {
        var end = stored.ExpiresAt ?? stored.Since + Life;
        var left = end - clock.GetUtcNow();
        return WarnAtDays.FirstOrDefault(days => left <= TimeSpan.FromDays(days)) is > 0 and var near
            ? [new(string.Create(CultureInfo.InvariantCulture, $"expiry:{near}:{end:yyyyMMdd}"), Warning(end))]
            : [];
    }

    private static string Warning(DateTimeOffset end) => string.Create(
        CultureInfo.InvariantCulture,
        $"⚠️ Ключ каналу instagram діє до {end:dd.MM.yyyy}, і подовжити його не вдається. "
        + $"Потрібен новий ключ, його встановлює адміністратор.");

    [LoggerMessage(EventId = 4220, Level = LogLevel.Information, Message = "The token of the account was renewed; it is good until {End}")]
    private partial void LogRenewed(DateTimeOffset end);

    [LoggerMessage(EventId = 4221, Level = LogLevel.Warning, Message = "The token of the account could not be renewed: {Reason}")]
    private partial void LogNotRenewed(string reason);
}
