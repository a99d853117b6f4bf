using System.Text.Json.Serialization;

namespace MirtAi.Channels.Heleket;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HeleketRequest))]
internal sealed partial class HeleketJson : JsonSerializerContext;
