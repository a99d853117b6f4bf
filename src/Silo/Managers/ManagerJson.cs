using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Silo.Managers;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ManagerLine))]
[JsonSerializable(typeof(UnsentWithdrawn))]
internal sealed partial class ManagerJson : JsonSerializerContext;
