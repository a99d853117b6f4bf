using System.Text.Json.Serialization;
using MirtAi.Api.Http;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Subscriptions;

namespace MirtAi.Api.Subscriptions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(Listing<SubscriptionView>))]
[JsonSerializable(typeof(SubscriptionOpening))]
internal sealed partial class SubscriptionApiJson : JsonSerializerContext;
