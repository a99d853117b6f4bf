using System.Text.Json.Serialization;

namespace MirtAi.Channels.YooKassa;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(YooKassaRequest))]
[JsonSerializable(typeof(YooKassaRefund))]
internal sealed partial class YooKassaJson : JsonSerializerContext;
