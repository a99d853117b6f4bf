using System.Text.Json.Serialization;

namespace MirtAi.Storage.Queries;

[JsonSerializable(typeof(string[]))]
internal sealed partial class StringListJson : JsonSerializerContext;
