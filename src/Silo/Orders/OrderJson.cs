using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Silo.Orders;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderDocument))]
[JsonSerializable(typeof(ProofDocument))]
[JsonSerializable(typeof(ProofView[]))]
internal sealed partial class OrderJson : JsonSerializerContext;
