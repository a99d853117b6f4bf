using System.Text.Json.Serialization;

namespace MirtAi.Grains.Conversations;

/// <summary>What exactly is awaited within a state. Each phase belongs to one state, see <see cref="Phases"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DialoguePhase>))]
public enum DialoguePhase
{
    [JsonStringEnumMemberName("INIT")] Init = 0,
    [JsonStringEnumMemberName("DISCOVERY")] Discovery = 1,
    [JsonStringEnumMemberName("VISION_DONE")] VisionDone = 2,
    [JsonStringEnumMemberName("WAITING_FOR_SIZE")] WaitingForSize = 3,
    [JsonStringEnumMemberName("WAITING_FOR_COLOR")] WaitingForColor = 4,
    [JsonStringEnumMemberName("SIZE_COLOR_DONE")] SizeColorDone = 5,
    [JsonStringEnumMemberName("OFFER_MADE")] OfferMade = 6,
    [JsonStringEnumMemberName("WAITING_FOR_DELIVERY_DATA")] WaitingForDeliveryData = 7,
    [JsonStringEnumMemberName("WAITING_FOR_PAYMENT_METHOD")] WaitingForPaymentMethod = 8,
    [JsonStringEnumMemberName("WAITING_FOR_PAYMENT_PROOF")] WaitingForPaymentProof = 9,
    [JsonStringEnumMemberName("UPSELL_OFFERED")] UpsellOffered = 10,
    [JsonStringEnumMemberName("CRM_ERROR_HANDLING")] CrmErrorHandling = 11,
    [JsonStringEnumMemberName("ESCALATED")] Escalated = 12,
    [JsonStringEnumMemberName("COMPLAINT")] Complaint = 13,
    [JsonStringEnumMemberName("OUT_OF_DOMAIN")] OutOfDomain = 14,
    [JsonStringEnumMemberName("COMPLETED")] Completed = 15,
}
