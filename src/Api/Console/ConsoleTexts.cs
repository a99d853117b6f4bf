using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

/// <summary>The console's texts in one language.</summary>
public sealed class ConsoleTexts
{
    private readonly FrozenDictionary<string, string> texts;

    private ConsoleTexts(string language)
    {
        Language = language;
        texts = JsonSerializer.Deserialize(
            ConsoleAssets.Read($"console/texts/{language}.json"), TextsJson.Default.DictionaryStringString)!.ToFrozenDictionary();
    }

    /// <summary>Each language of the console; the first is the shop's own.</summary>
    public static IReadOnlyList<ConsoleTexts> All { get; } = [new("uk"), new("en")];

    /// <summary>The language's code, for instance <c>uk</c>.</summary>
    public string Language { get; }

    /// <summary>The keys of all texts.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>A text by its key.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this key.</exception>
    public string this[string key] => texts[key];

    /// <summary>The word for a stable code such as a status; the code itself where there is no word for it.</summary>
    public string Word(string kind, string? code) =>
        code is null ? "" : texts.GetValueOrDefault($"{kind}.{code}", code);

    /// <summary>A text with its holes filled.</summary>
    public string Format(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, texts[key], values);
}
