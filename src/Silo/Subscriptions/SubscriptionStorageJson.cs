using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Silo.Subscriptions;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SubscriptionDocument))]
internal sealed partial class SubscriptionStorageJson : JsonSerializerContext;
