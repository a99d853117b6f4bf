using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Photos;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VisionAnswer))]
[JsonSerializable(typeof(PhotoReading))]
internal sealed partial class VisionJson : JsonSerializerContext;
