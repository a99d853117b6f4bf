using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace MirtAi.Grains.Comments;

/// <summary>How comments and posts are stored. What is missing when they are read has the value of a new one.</summary>
internal static class CommentJson
{
    // By reflection: generated code would leave missing init members null.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>How comments are stored.</summary>
    public static JsonTypeInfo<Comment> Stored { get; } = (JsonTypeInfo<Comment>)Options.GetTypeInfo(typeof(Comment));

    /// <summary>How posts are stored.</summary>
    public static JsonTypeInfo<Media> StoredMedia { get; } = (JsonTypeInfo<Media>)Options.GetTypeInfo(typeof(Media));
}
