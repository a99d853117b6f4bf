using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace MirtAi.Grains.Conversations;

/// <summary>The names that states, intents and phases have in JSON, in tables and in the shop's documents.</summary>
public static class ContractNames
{
    /// <summary>The name of a value, for instance <c>STATE_3_SIZE_COLOR</c>.</summary>
    public static string ContractName<T>(this T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>The value with this name, or null if there is none.</summary>
    public static T? Parse<T>(string? name)
        where T : struct, Enum => name is not null && Names<T>.ByName.TryGetValue(name, out var value) ? value : null;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(value => value, Read);
        public static readonly FrozenDictionary<string, T> ByName =
            ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        private static string Read(T value)
        {
            var member = value.ToString();
            return typeof(T).GetField(member)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? member;
        }
    }
}
