using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Sessions.Crm;

namespace MirtAi.Silo.Crm;

/// <summary>Keeps the status and the manager of a chat in Sitniks as the conversation stands.</summary>
internal sealed partial class SitniksChats(
    SitniksClient client, CrmTasks tasks, IOptions<SitniksOptions> options, ILogger<SitniksChats> logger) : ICrmAdapter
{
    /// <summary>How long before and after the first message its chat is looked for.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(5);

    private const int MaxChats = 50;

    /// <inheritdoc/>
    public bool Takes(string kind) =>
        options.Value.IsOn && kind is CrmTaskKinds.FirstTouch or CrmTaskKinds.Invoice or CrmTaskKinds.Escalation;

    /// <inheritdoc/>
    public async Task<string?> Tell(PendingCrmTask task, CancellationToken cancellationToken)
    {
        var chat = await tasks.ExternalId($"{CrmTaskKinds.FirstTouch}:{task.SessionKey}", cancellationToken)
            ?? await Find(task, cancellationToken);
        var settings = options.Value;
        var status = task.Kind switch
        {
            CrmTaskKinds.FirstTouch => settings.FirstTouchStatus,
            CrmTaskKinds.Invoice => settings.InvoiceStatus,
            _ => settings.EscalationStatus,
        };
        await client.Ask(HttpMethod.Patch, $"chats/{chat}/status", new JsonObject { ["status"] = status }, cancellationToken);
        var manager = task.Kind switch
        {
            CrmTaskKinds.FirstTouch => await Manager(isBot: true, cancellationToken),
            CrmTaskKinds.Escalation => settings.HumanManagerId ?? await Manager(isBot: false, cancellationToken),
            _ => null,
        };
        if (manager is { } id)
            await Assign(chat, id, cancellationToken);
        return chat;
    }

    /// <summary>The chat of a customer, by their name on their platform, among those that were written in about then.</summary>
    private async Task<string> Find(PendingCrmTask task, CancellationToken cancellationToken)
    {
        if (task.Username?.TrimStart('@') is not { Length: > 0 } name)
            throw new CrmException("the customer has no username, by which Sitniks would know the chat", mayPass: false);
        var (from, to) = (SitniksJson.Stamp(task.At - Around), SitniksJson.Stamp(task.At + Around));
        var found = await client.Ask(HttpMethod.Get, $"chats?startDate={from}&endDate={to}&limit={MaxChats}", null, cancellationToken);
        var chat = SitniksJson.Items(found).FirstOrDefault(item =>
            string.Equals(SitniksJson.Text(item["userNickName"])?.TrimStart('@'), name, StringComparison.OrdinalIgnoreCase));
        return SitniksJson.Text(chat?["id"])
            ?? throw new CrmException("Sitniks does not know the chat yet", mayPass: true) { IsNoFault = true };
    }

    /// <summary>The id of the manager who stands for the bot, or of the first other one; null if there is none.</summary>
    private async Task<long?> Manager(bool isBot, CancellationToken cancellationToken)
    {
        if (isBot && options.Value.BotManager is null)
            return null;
        var managers = SitniksJson.Items(await client.Ask(HttpMethod.Get, "managers", null, cancellationToken));
        var match = managers.FirstOrDefault(manager => isBot == string.Equals(
            SitniksJson.Text(manager["user"]?["fullname"]), options.Value.BotManager, StringComparison.OrdinalIgnoreCase));
        return long.TryParse(SitniksJson.Text(match?["id"]), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>Not every key may assign: the status is what counts.</summary>
    private async Task Assign(string chat, long manager, CancellationToken cancellationToken)
    {
        try
        {
            await client.Ask(HttpMethod.Put, $"chats/{chat}", new JsonObject { ["assignedManagerId"] = manager }, cancellationToken);
        }
        catch (CrmException exception) when (!exception.MayPass)
        {
            LogNotAssigned(exception.Message);
        }
    }

    [LoggerMessage(6322, LogLevel.Warning, "A chat in Sitniks could not be assigned to a manager: {Reason}")]
    private partial void LogNotAssigned(string reason);
}
