using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// How a session is stored. It is written with every message, so it holds only what differs from a new session's, except what
/// operators filter by, which is marked <see cref="JsonIgnoreCondition.Never"/>. What is missing when it is read, also because an
/// earlier version of the program wrote it, has the value of a new session.
/// </summary>
internal static class SessionJson
{
    /// <summary>By reflection: generated code would leave missing <c>init</c> members null.</summary>
    public static JsonTypeInfo<Session> Stored { get; } = (JsonTypeInfo<Session>)new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OmitInitialValues } },
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    }.GetTypeInfo(typeof(Session));

    private static void OmitInitialValues(JsonTypeInfo type)
    {
        if (type.Type != typeof(Session) && type.Type != typeof(Conversation))
            return;
        var initial = Activator.CreateInstance(type.Type)!;
        foreach (var property in type.Properties)
            if (property.Get?.Invoke(initial) is { } unchanged && !IsAlwaysWritten(property))
                property.ShouldSerialize = (_, value) => !unchanged.Equals(value);
    }

    private static bool IsAlwaysWritten(JsonPropertyInfo property) =>
        property.AttributeProvider is MemberInfo member
        && member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Never };
}
