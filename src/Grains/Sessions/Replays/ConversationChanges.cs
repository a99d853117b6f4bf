using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Sessions.Replays;

/// <summary>What differs between two stands of a conversation.</summary>
internal static class ConversationChanges
{
    // Fingerprints that say nothing to a reader; state and phase are told apart.
    private static readonly string[] Untold = ["recent", "state", "phase", "lastIntent"];

    private static readonly JsonTypeInfo<Conversation> Json =
        (JsonTypeInfo<Conversation>)new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter() },
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        }.GetTypeInfo(typeof(Conversation));

    /// <summary>Each changed value, in the order of the members.</summary>
    public static IReadOnlyList<ReplayedChange> Between(Conversation before, Conversation after)
    {
        if (before == after)
            return [];
        var changes = new List<ReplayedChange>();
        Compare(changes, "", JsonSerializer.SerializeToElement(before, Json), JsonSerializer.SerializeToElement(after, Json));
        return changes;
    }

    private static void Compare(List<ReplayedChange> changes, string path, JsonElement? before, JsonElement? after)
    {
        if (before is { ValueKind: JsonValueKind.Object } || after is { ValueKind: JsonValueKind.Object })
        {
            foreach (var name in Members(before).Union(Members(after), StringComparer.Ordinal))
            {
                if (path.Length > 0 || !Untold.Contains(name))
                    Compare(changes, path.Length == 0 ? name : $"{path}.{name}", Member(before, name), Member(after, name));
            }
        }
        else if (before?.GetRawText() != after?.GetRawText())
        {
            changes.Add(new ReplayedChange(path, before?.GetRawText(), after?.GetRawText()));
        }
    }

    private static IEnumerable<string> Members(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } some ? some.EnumerateObject().Select(member => member.Name) : [];

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } some && some.TryGetProperty(name, out var value) ? value : null;
}
