using System.Text.Json.Serialization;

namespace MirtAi.Api.Webhooks;

[JsonSerializable(typeof(ErasureReceipt))]
internal sealed partial class WebhookJson : JsonSerializerContext;
