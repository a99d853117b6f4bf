using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MirtAi.Grains.Answers;

/// <summary>The shop's texts: for each language and key one or more wordings of the same meaning. Immutable.</summary>
public sealed class Texts(FrozenDictionary<(string Language, string Key), ImmutableArray<string>> wordings)
{
    /// <summary>The wordings of a key in a language; at least one.</summary>
    /// <exception cref="KeyNotFoundException">There are none.</exception>
    public ImmutableArray<string> this[string language, string key] =>
        wordings.TryGetValue((language, key), out var found) ? found : throw new KeyNotFoundException($"No text {key} in {language}.");
}
