using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Audit;

namespace MirtAi.Silo.Audit;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
