using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Silo.Escalations;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EscalationDocument))]
internal sealed partial class EscalationJson : JsonSerializerContext;
