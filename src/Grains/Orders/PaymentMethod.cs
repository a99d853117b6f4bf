using System.Text.Json.Serialization;

namespace MirtAi.Grains.Orders;

/// <summary>How an order is paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaymentMethod>))]
public enum PaymentMethod
{
    /// <summary>All at once, to the shop's account, without a fee.</summary>
    [JsonStringEnumMemberName("full_prepay")] Full = 0,

    /// <summary>A part at once, the rest on delivery with the carrier's fee.</summary>
    [JsonStringEnumMemberName("partial_prepay")] Prepay = 1,
}
