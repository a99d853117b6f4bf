using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MirtAi.Conversations;

/// <summary>How a session is stored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Session))]
internal sealed partial class SessionJson : JsonSerializerContext
{
    /// <summary>
    /// Reads what an earlier version of the program stored: members that are missing there have the values of a new session. Generated
    /// code would leave them null (it fills every <c>init</c> member), so this one contract is made by reflection.
    /// </summary>
    public static JsonTypeInfo<Session> Stored { get; } = (JsonTypeInfo<Session>)new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
    }.GetTypeInfo(typeof(Session));
}
