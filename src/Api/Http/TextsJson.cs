using System.Text.Json.Serialization;

namespace MirtAi.Api.Http;

/// <summary>Reads texts by their keys. One key twice is an error: the later text would silently take the place of the other.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TextsJson : JsonSerializerContext;
