using System.Collections.Immutable;

namespace MirtAi.Grains.Catalog;

/// <summary>A text in the languages of the shop.</summary>
public sealed record LocalizedText(string Ukrainian, string Russian, string English)
{
    /// <summary>The languages, in the order in which they are tried.</summary>
    public static readonly ImmutableArray<string> Languages = ["uk", "ru", "en"];

    /// <summary>The text in every language.</summary>
    public ImmutableArray<string> All => [Ukrainian, Russian, English];

    /// <summary>A text that needs no translation.</summary>
    public static LocalizedText Same(string text) => new(text, text, text);

    /// <summary>The texts one after another.</summary>
    public static LocalizedText Join(string separator, IEnumerable<LocalizedText> texts)
    {
        var all = texts.ToList();
        return new(
            string.Join(separator, all.Select(text => text.Ukrainian)),
            string.Join(separator, all.Select(text => text.Russian)),
            string.Join(separator, all.Select(text => text.English)));
    }

    /// <summary>The text in a language; Ukrainian unless it is <c>ru</c> or <c>en</c>.</summary>
    public string In(string language) => language switch
    {
        "ru" => Russian,
        "en" => English,
        _ => Ukrainian,
    };
}
