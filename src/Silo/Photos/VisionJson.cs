using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Photos;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VisionAnswer))]
[JsonSerializable(typeof(PhotoReading))]
internal sealed partial class VisionJson : JsonSerializerContext;
