using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Orders;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Orders;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// <c>POST /webhooks/manychat/create-order</c>: places the order whose data a flow collected in the contact's fields. The same contact,
/// product and sum are the same order, however often it is asked for.
/// </summary>
internal sealed class ManyChatOrder(ManyChatWebhook webhook, Func<IOrderIntake> intake, Func<ICatalog> catalog) : IPlatformQuestion
{
    private static readonly (string Field, string Asks)[] Needed =
    [
        ("client_name", "ім’я та прізвище отримувача"), ("client_phone", "номер телефону"), ("client_city", "місто"),
        ("client_nova_poshta", "номер відділення або поштомата Нової пошти"), ("last_product", "назву товару"),
        ("order_sum", "суму замовлення"),
    ];

    /// <inheritdoc/>
    public string Path => "/webhooks/manychat/create-order";

    /// <inheritdoc/>
    public bool IsOn => webhook.IsOn;

    /// <inheritdoc/>
    public WebhookAuthentication Authentication => webhook.Authentication;

    /// <summary>The product of a name in any language, or of an id.</summary>
    public static Product? Find(ProductCatalog catalog, string name) => catalog.Find(name) ?? catalog.Products.FirstOrDefault(product =>
        product.Name.All.Any(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    public Task<PlatformAnswer> Answer(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        JsonBody.Read(
            body,
            root => ManyChatQuestion.Read(root) is { } question
                ? Place(question, cancellationToken)
                : Malformed("no id of the subscriber: send it as subscriber.id, or as clientId"),
            Malformed);

    private async Task<PlatformAnswer> Place(ManyChatQuestion question, CancellationToken cancellationToken)
    {
        var product = question.Field("last_product") is { } name ? Find(catalog().Current, name) : null;
        var phone = PhoneNumbers.Normalise(question.Field("client_phone"));
        var written = question.Field("order_sum")?.Replace(',', '.');
        var hasSum = decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) && sum > 0;
        var wrong = Needed.Where(needed => needed.Field switch
        {
            "client_phone" => phone is null,
            "last_product" => product is null,
            "order_sum" => !hasSum,
            var field => question.Field(field) is null,
        }).ToArray();
        if (wrong.Length > 0)
            return Json(Ask(wrong));
        var order = new OrderRequest
        {
            Number = NumberOf(question.Address.Subscriber, product!.Name.Ukrainian, sum),
            ProductId = product.Id,
            Sum = sum,
            FullName = question.Field("client_name")!,
            Phone = phone!,
            City = question.Field("client_city")!,
            Branch = question.Field("client_nova_poshta")!,
        };
        var receipt = await intake().Place("manychat", $"manychat:{question.Address.Subscriber}", order, cancellationToken);
        return Json(receipt switch
        {
            { Outcome: ManagerOutcome.Done or ManagerOutcome.AlreadySo, Order: { } placed } =>
                Placed(question.Address, placed, receipt.Outcome is ManagerOutcome.AlreadySo),
            // Of a price that the product has not, or of somebody who never wrote, a person has to decide.
            { Outcome: ManagerOutcome.WrongPrice } => Ask([Needed[^1]]),
            _ => new OrderAnswer(false) { NeedsData = false, Prompt = "Спершу напишіть нам, будь ласка, повідомлення." },
        });
    }

    private static OrderAnswer Ask((string Field, string Asks)[] wrong) => new(false)
    {
        NeedsData = true,
        MissingFields = [.. wrong.Select(needed => needed.Field)],
        Prompt = $"Щоб оформити замовлення, напишіть, будь ласка: {string.Join(", ", wrong.Select(needed => needed.Asks))}.",
    };

    private static OrderAnswer Placed(ManyChatAddress address, OrderReceipt order, bool isDuplicate) => new(true)
    {
        Duplicate = isDuplicate,
        SetFieldValues =
        [
            new("order_status", order.Status),
            new("crm_external_id", $"mc_{address.Subscriber}_{order.Number}"),
            new("crm_order_id", order.Number),
            .. order.CrmTask is { } task ? [new SubscriberField("crm_task_id", task)] : Array.Empty<SubscriberField>(),
        ],
        AddTag = ["order_created"],
    };

    /// <summary>16 hexadecimal digits, as the numbers of all orders are.</summary>
    private static string NumberOf(string subscriber, string product, decimal sum)
    {
        var source = string.Create(
            CultureInfo.InvariantCulture, $"{subscriber}|{product.ToLowerInvariant()}|{decimal.Truncate(sum * 100):0}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, 8));
    }

    private static PlatformAnswer.Json Json(OrderAnswer answer) =>
        new(JsonSerializer.Serialize(answer, ManyChatResponseJson.Shown.OrderAnswer));

    private static Task<PlatformAnswer> Malformed(string reason) =>
        Task.FromResult<PlatformAnswer>(new PlatformAnswer.Malformed(reason));
}
