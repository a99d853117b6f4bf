using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Channels.Accounts;

namespace MirtAi.Silo.Accounts;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredCredential))]
internal sealed partial class CredentialJson : JsonSerializerContext;
