using System.Text.Json.Serialization;
using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(ChatHistory))]
[JsonSerializable(typeof(ChatReceipt))]
internal sealed partial class ChatJson : JsonSerializerContext;
