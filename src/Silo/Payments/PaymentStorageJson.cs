using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Silo.Payments;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PaymentDocument))]
[JsonSerializable(typeof(PaymentBegunDocument))]
[JsonSerializable(typeof(PaymentEventDocument))]
internal sealed partial class PaymentStorageJson : JsonSerializerContext;
