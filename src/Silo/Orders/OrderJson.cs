using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Orders;

namespace MirtAi.Silo.Orders;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderDocument))]
[JsonSerializable(typeof(ProofDocument))]
[JsonSerializable(typeof(OrderStatusChange))]
[JsonSerializable(typeof(ProofView[]))]
internal sealed partial class OrderJson : JsonSerializerContext;
