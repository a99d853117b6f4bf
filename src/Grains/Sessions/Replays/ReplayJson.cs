using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace MirtAi.Grains.Sessions.Replays;

/// <summary>How a replay is stored. What is missing when it is read has the value of an empty one.</summary>
public static class ReplayJson
{
    /// <summary>By reflection: generated code would leave missing <c>init</c> members null.</summary>
    private static readonly JsonTypeInfo<TurnReplay> Stored =
        (JsonTypeInfo<TurnReplay>)new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OmitEmptyLists } },
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters = { new StorableText() },
        }.GetTypeInfo(typeof(TurnReplay));

    /// <summary>The replay as JSON.</summary>
    public static string Write(TurnReplay replay) => JsonSerializer.Serialize(replay, Stored);

    /// <summary>The replay of stored JSON.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static TurnReplay Read(string json) => JsonSerializer.Deserialize(json, Stored) ?? new TurnReplay();

    /// <summary>Without the character that databases do not store: models may write it, and the turn must be stored all the same.</summary>
    private sealed class StorableText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Replace("\0", "", StringComparison.Ordinal));
    }

    private static void OmitEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property =>
            property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)))
            property.ShouldSerialize = (_, value) => value is System.Collections.ICollection { Count: > 0 };
    }
}
