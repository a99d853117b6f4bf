using System.Text.Json.Serialization;
using MirtAi.Grains.Sessions.Crm;

namespace MirtAi.Silo.Crm;

/// <summary>How a task is handed to the database.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CrmTask))]
internal sealed partial class CrmTaskDocument : JsonSerializerContext;
