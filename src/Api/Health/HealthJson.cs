using System.Text.Json.Serialization;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Health;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(PoolStatistics))]
internal sealed partial class HealthJson : JsonSerializerContext;
