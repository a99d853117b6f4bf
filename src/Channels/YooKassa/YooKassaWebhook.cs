using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Payments;

namespace MirtAi.Channels.YooKassa;

/// <summary>
/// <c>POST /webhooks/payments/yookassa</c>. Notifications are not signed: they are known by the sender's network, and count for no more
/// than the id of the payment that is then read from the API (yookassa.ru/developers, "Incoming notifications").
/// </summary>
internal sealed class YooKassaWebhook(IOptions<YooKassaOptions> options) : IPaymentWebhook
{
    /// <inheritdoc/>
    public string Provider => YooKassaProvider.ProviderName;

    /// <inheritdoc/>
    public string Path => "/webhooks/payments/yookassa";

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc/>
    public bool MayBeFrom(IPAddress? sender) =>
        sender is not null && options.Value.Allows(sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender);

    /// <inheritdoc/>
    public PaymentNotice Read(ReadOnlyMemory<byte> body) =>
        JsonBody.Read<PaymentNotice>(body, Read, reason => new PaymentNotice.Malformed(reason));

    private static PaymentNotice Read(JsonElement root)
    {
        if (root.String("event"u8) is not { } name || root.Object("object"u8) is not { } about)
            return new PaymentNotice.Malformed("no event");
        var id = name switch
        {
            _ when name.StartsWith("payment.", StringComparison.Ordinal) => about.Id("id"u8),
            _ when name.StartsWith("refund.", StringComparison.Ordinal) => about.Id("payment_id"u8),
            _ => "",
        };
        return id switch
        {
            "" => new PaymentNotice.Ignored("an event of another kind"),
            null => new PaymentNotice.Malformed("no id of a payment"),
            _ => new PaymentNotice.About(id),
        };
    }
}
