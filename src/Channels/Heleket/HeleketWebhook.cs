using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Payments;

namespace MirtAi.Channels.Heleket;

/// <summary>
/// <c>POST /webhooks/payments/heleket</c>, signed within the body. A signature that is authentic can be sent again by anybody who saw it,
/// so the payment is read from the API all the same.
/// </summary>
internal sealed class HeleketWebhook(IOptions<HeleketOptions> options) : IPaymentWebhook
{
    /// <inheritdoc/>
    public string Provider => HeleketProvider.ProviderName;

    /// <inheritdoc/>
    public string Path => "/webhooks/payments/heleket";

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc/>
    public bool MayBeFrom(IPAddress? sender) => true;

    /// <inheritdoc/>
    public PaymentNotice Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (!HeleketSignature.IsAuthentic(body.Span, options.Value.ApiKey!))
                return new PaymentNotice.Forged();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new PaymentNotice.Malformed("not JSON");
        }

        return JsonBody.Read<PaymentNotice>(body, Read, reason => new PaymentNotice.Malformed(reason));
    }

    private static PaymentNotice Read(JsonElement root) => root.String("type"u8) switch
    {
        "payment" when root.Id("uuid"u8) is { } id => new PaymentNotice.About(id),
        "payment" => new PaymentNotice.Malformed("no id of a payment"),
        null => new PaymentNotice.Malformed("no type"),
        _ => new PaymentNotice.Ignored("an event of another kind"),
    };
}
