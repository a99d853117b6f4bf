using System.Globalization;

namespace MirtAi.Silo.Crm;

/// <summary>
/// Settings of the Sitniks CRM, section <c>Sitniks</c>: it follows conversations by the statuses of their chats, and takes orders. Without
/// a key it is off. Its interface is documented for its customers alone; names of statuses are each shop's own.
/// </summary>
public sealed class SitniksOptions
{
    public const string Section = "Sitniks";

    /// <summary>The key of the Open API; a secret.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Where the CRM answers.</summary>
    /// <value>Default https://crm.sitniks.com.</value>
    public string ApiBaseUrl { get; set; } = "https://crm.sitniks.com";

    /// <summary>The status of a chat that the bot has begun to answer.</summary>
    /// <value>Default Взято в роботу.</value>
    public string FirstTouchStatus { get; set; } = "Взято в роботу";

    /// <summary>The status of a chat whose customer was told how to pay.</summary>
    /// <value>Default Виставлено рахунок.</value>
    public string InvoiceStatus { get; set; } = "Виставлено рахунок";

    /// <summary>The status of a chat that needs a person.</summary>
    /// <value>Default AI Увага.</value>
    public string EscalationStatus { get; set; } = "AI Увага";

    /// <summary>The name of the CRM's manager that stands for the bot; chats that it answers are assigned to it.</summary>
    /// <value>Default: they are assigned to nobody.</value>
    public string? BotManager { get; set; }

    /// <summary>The id of the CRM's manager to whom chats that need a person are assigned.</summary>
    /// <value>Default: the first manager who is not <see cref="BotManager"/>.</value>
    public long? HumanManagerId { get; set; }

    /// <summary>The id of the sales channel under which orders are filed.</summary>
    /// <value>Default: orders are not told.</value>
    public long? SalesChannelId { get; set; }

    /// <summary>The ids of the CRM's order statuses, as <c>paid=3,shipped=5</c>; a new order has that of <c>pending_payment</c>.</summary>
    /// <value>Default: none; changes of a status that is not named are not told.</value>
    public string OrderStatusIds { get; set; } = "";

    /// <summary>Whether chats are followed.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(ApiKey);

    /// <summary>Whether orders are told.</summary>
    public bool TakesOrders => IsOn && SalesChannelId is not null;

    /// <summary>The CRM's ids by the shop's statuses; null if <see cref="OrderStatusIds"/> cannot be read.</summary>
    internal IReadOnlyDictionary<string, long>? StatusIds()
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var part in OrderStatusIds.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } status, var number]
                || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return null;
            ids[status] = id;
        }

        return ids;
    }
}
