using System.Text.Json.Serialization;

namespace MirtAi.Channels.Heleket;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HeleketRequest))]
[JsonSerializable(typeof(HeleketRefund))]
internal sealed partial class HeleketJson : JsonSerializerContext;
