using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Escalations;

namespace MirtAi.Silo.Escalations;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EscalationDocument))]
[JsonSerializable(typeof(EscalationChange))]
[JsonSerializable(typeof(EscalationAnswered))]
internal sealed partial class EscalationJson : JsonSerializerContext;
