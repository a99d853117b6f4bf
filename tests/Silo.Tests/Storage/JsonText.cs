using System.Text.Json;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>Compares JSON texts by what they mean.</summary>
internal static class JsonText
{
    public static IEqualityComparer<string> Comparer { get; } = EqualityComparer<string>.Create(
        (one, other) => JsonElement.DeepEquals(JsonDocument.Parse(one!).RootElement, JsonDocument.Parse(other!).RootElement),
        text => text.Length);
}
