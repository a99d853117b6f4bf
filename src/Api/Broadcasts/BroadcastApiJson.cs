using System.Text.Json.Serialization;
using MirtAi.Api.Http;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Broadcasts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(Listing<BroadcastView>))]
[JsonSerializable(typeof(BroadcastPreview))]
[JsonSerializable(typeof(BroadcastRequest))]
internal sealed partial class BroadcastApiJson : JsonSerializerContext;
