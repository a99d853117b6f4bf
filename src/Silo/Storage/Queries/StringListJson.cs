using System.Text.Json.Serialization;

namespace MirtAi.Silo.Storage.Queries;

[JsonSerializable(typeof(string[]))]
internal sealed partial class StringListJson : JsonSerializerContext;
