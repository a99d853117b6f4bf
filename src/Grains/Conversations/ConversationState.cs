using System.Text.Json.Serialization;

namespace MirtAi.Grains.Conversations;

/// <summary>Where a sale stands. The names in JSON are those of the shop's documents.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationState>))]
public enum ConversationState
{
    /// <summary>Nothing is known yet.</summary>
    [JsonStringEnumMemberName("STATE_0_INIT")] Init = 0,

    /// <summary>The customer is looking for a product.</summary>
    [JsonStringEnumMemberName("STATE_1_DISCOVERY")] Discovery = 1,

    /// <summary>The customer sent a photo of what they look for.</summary>
    [JsonStringEnumMemberName("STATE_2_VISION")] Vision = 2,

    /// <summary>A product is being fitted: its size or colour is open.</summary>
    [JsonStringEnumMemberName("STATE_3_SIZE_COLOR")] SizeColor = 3,

    /// <summary>Product, size, colour and price have been offered.</summary>
    [JsonStringEnumMemberName("STATE_4_OFFER")] Offer = 4,

    /// <summary>Delivery data and the way of payment are being collected.</summary>
    [JsonStringEnumMemberName("STATE_5_PAYMENT_DELIVERY")] PaymentDelivery = 5,

    /// <summary>Something that goes with the order has been offered.</summary>
    [JsonStringEnumMemberName("STATE_6_UPSELL")] Upsell = 6,

    /// <summary>The sale is over, or a person has been called. The customer may begin anew.</summary>
    [JsonStringEnumMemberName("STATE_7_END")] End = 7,

    /// <summary>The customer complained; a person has been called.</summary>
    [JsonStringEnumMemberName("STATE_8_COMPLAINT")] Complaint = 8,

    /// <summary>The customer wrote of something that is not the shop's business.</summary>
    [JsonStringEnumMemberName("STATE_9_OOD")] OutOfDomain = 9,
}
