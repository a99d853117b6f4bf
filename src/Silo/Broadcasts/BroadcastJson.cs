using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Broadcasts;

namespace MirtAi.Silo.Broadcasts;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BroadcastWithdrawn))]
internal sealed partial class BroadcastJson : JsonSerializerContext;
