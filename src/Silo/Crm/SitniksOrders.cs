using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Crm;

/// <summary>Files the shop's orders in Sitniks. The shop's number is part of the comment, by which an order is known again.</summary>
internal sealed class SitniksOrders(
    SitniksClient client, CrmTasks tasks, OrderQueries orders, IOptions<SitniksOptions> options) : ICrmAdapter
{
    /// <summary>How long around an order's time it is looked for before it is filed.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5), After = TimeSpan.FromDays(4);

    /// <inheritdoc/>
    public bool Takes(string kind) => options.Value.TakesOrders && kind is CrmTaskKinds.Order or CrmTaskKinds.OrderStatus;

    /// <inheritdoc/>
    public async Task<string?> Tell(PendingCrmTask task, CancellationToken cancellationToken) => task.Kind is CrmTaskKinds.Order
        ? await File(task, cancellationToken)
        : await Change(task, cancellationToken);

    private async Task<string> File(PendingCrmTask task, CancellationToken cancellationToken)
    {
        var list = await orders.List(null, task.OrderNumber, new PageRequest(1, 1), cancellationToken);
        if (list.Items is not [var order])
            throw new CrmException("the order is gone", mayPass: false);
        if (task.Attempts > 0 && await Filed(task, cancellationToken) is { } known)
            return known;
        var body = new JsonObject
        {
            ["client"] = new JsonObject { ["fullname"] = order.Recipient.FullName, ["phone"] = order.Recipient.Phone },
            ["clientComment"] = Comment(order),
            ["salesChannelId"] = options.Value.SalesChannelId,
            ["products"] = new JsonArray([.. order.Lines.Select(Product)]),
        };
        if (options.Value.StatusIds()!.TryGetValue(OrderStatus.PendingPayment, out var status))
            body["statusId"] = status;
        var answer = await client.Ask(HttpMethod.Post, "orders", body, cancellationToken);
        return SitniksJson.Text(answer?["id"] ?? answer?["data"]?["id"])
            ?? throw new CrmException("Sitniks did not say the order's id", mayPass: true);
    }

    /// <summary>The id of an order that was filed before, though nobody heard so; null if it was not.</summary>
    private async Task<string?> Filed(PendingCrmTask task, CancellationToken cancellationToken)
    {
        var (from, to) = (SitniksJson.Stamp(task.At - Before), SitniksJson.Stamp(task.At + After));
        var answer = await client.Ask(HttpMethod.Get, $"orders?createdAtFrom={from}&createdAtTo={to}", null, cancellationToken);
        return SitniksJson.Text(SitniksJson.Items(answer).FirstOrDefault(order =>
            SitniksJson.Text(order["clientComment"])?.Contains(task.OrderNumber!, StringComparison.Ordinal) == true)?["id"]);
    }

    private async Task<string?> Change(PendingCrmTask task, CancellationToken cancellationToken)
    {
        if (!options.Value.StatusIds()!.TryGetValue(task.Status ?? "", out var status))
            return null;
        var order = await tasks.ExternalId($"{CrmTaskKinds.Order}:{task.OrderNumber}", cancellationToken)
            ?? throw new CrmException("the order is not filed yet", mayPass: true) { IsNoFault = true };
        await client.Ask(HttpMethod.Patch, $"orders/{order}", new JsonObject { ["statusId"] = status }, cancellationToken);
        return order;
    }

    private static JsonNode Product(OrderLineView line) => new JsonObject
    {
        ["title"] = $"{line.Name}, {line.Size}, {line.Color}".TrimEnd(',', ' '),
        ["price"] = line.Price,
        ["quantity"] = line.Quantity,
    };

    private static string Comment(OrderView order) => string.Create(
        CultureInfo.InvariantCulture,
        $"№ {order.ExternalId}; {order.Recipient.City}, {order.Recipient.Branch}; {order.PaymentMethod}: {order.DueNow} {order.Currency}");
}
