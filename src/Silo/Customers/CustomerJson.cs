using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Customers.Holds;

namespace MirtAi.Silo.Customers;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MemoryDocument))]
[JsonSerializable(typeof(CustomerErased))]
[JsonSerializable(typeof(HoldDocument))]
[JsonSerializable(typeof(CustomerLinked))]
internal sealed partial class CustomerJson : JsonSerializerContext;
