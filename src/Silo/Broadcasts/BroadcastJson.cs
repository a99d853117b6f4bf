using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Sessions;

namespace MirtAi.Silo.Broadcasts;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BroadcastWithdrawn))]
[JsonSerializable(typeof(BroadcastsDeclined))]
internal sealed partial class BroadcastJson : JsonSerializerContext;
