using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Customers;

namespace MirtAi.Silo.Customers;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MemoryDocument))]
[JsonSerializable(typeof(CustomerErased))]
[JsonSerializable(typeof(CustomerLinked))]
internal sealed partial class CustomerJson : JsonSerializerContext;
