using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Comments;

namespace MirtAi.Silo.Comments;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CommentDocument))]
[JsonSerializable(typeof(Media))]
internal sealed partial class CommentDocumentJson : JsonSerializerContext;
