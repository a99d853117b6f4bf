using System.Text.Json.Serialization;

namespace MirtAi.Grains.Conversations;

/// <summary>What a customer wants with a message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Intent>))]
public enum Intent
{
    /// <summary>Nothing that can be read: empty, noise, a lone emoji.</summary>
    [JsonStringEnumMemberName("UNKNOWN_OR_EMPTY")] Unknown = 0,

    /// <summary>A greeting and nothing else.</summary>
    [JsonStringEnumMemberName("GREETING_ONLY")] Greeting = 1,

    /// <summary>Looks for a product or asks about one, or about the shop.</summary>
    [JsonStringEnumMemberName("DISCOVERY_OR_QUESTION")] Discovery = 2,

    /// <summary>Sent a photo of a product.</summary>
    [JsonStringEnumMemberName("PHOTO_IDENT")] Photo = 3,

    /// <summary>Gives a height, an age or a size, or asks for one.</summary>
    [JsonStringEnumMemberName("SIZE_HELP")] Size = 4,

    /// <summary>Names a colour or asks for colours.</summary>
    [JsonStringEnumMemberName("COLOR_HELP")] Color = 5,

    /// <summary>Buys, pays, gives delivery data, or asks about payment and delivery.</summary>
    [JsonStringEnumMemberName("PAYMENT_DELIVERY")] Payment = 6,

    /// <summary>Is unhappy, wants money or goods back, waits for a parcel, or asks for a person.</summary>
    [JsonStringEnumMemberName("COMPLAINT")] Complaint = 7,

    /// <summary>Thanks, small talk, a polite refusal.</summary>
    [JsonStringEnumMemberName("THANKYOU_SMALLTALK")] Thanks = 8,

    /// <summary>Not the shop's business, or a prompt injection.</summary>
    [JsonStringEnumMemberName("OUT_OF_DOMAIN")] OutOfDomain = 9,
}
