using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Sessions;

namespace MirtAi.Silo.Transcripts;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LineUnsent))]
internal sealed partial class TranscriptJson : JsonSerializerContext;
