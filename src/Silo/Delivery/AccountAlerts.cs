using System.Globalization;
using MirtAi.Grains.Accounts;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Escalations;

namespace MirtAi.Silo.Delivery;

/// <summary>Tells it in the managers' chat, unless the account through which they are told is the one that is refused.</summary>
internal sealed class AccountAlerts(Notices notices, INoticeRoute route) : IAccountAlerts
{
    /// <inheritdoc/>
    public async Task<bool> TellCredentialsRefused(string account, DateTimeOffset since)
    {
        var text = Text(account);
        if (route.Address(text) is not { } notice || notice.Account == account)
            return false;
        await notices.Tell(
            string.Create(CultureInfo.InvariantCulture, $"account:{account}:{since.UtcTicks}"), text, CancellationToken.None);
        return true;
    }

    private static string Text(string account) =>
        $"⚠️ Платформа не приймає ключ каналу {account}: повідомлення покупцям не надходять і чекають. "
        + "Потрібен новий ключ, його встановлює адміністратор.";
}
