using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

/// <summary>The console's texts in one language.</summary>
public sealed class ConsoleTexts
{
    private readonly FrozenDictionary<string, string> texts;
    private readonly CultureInfo numbers;

    private ConsoleTexts(string language)
    {
        Language = language;
        numbers = NumbersOf(language);
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
    public string Format(string key, params object?[] values) => string.Format(numbers, texts[key], values);

    /// <summary>A number as the language writes it, in a format such as <c>0.#</c>.</summary>
    public string Number(IFormattable value, string format) => value.ToString(format, numbers);

    /// <summary>A part of a whole, in percent.</summary>
    public string Share(double part, double whole) => whole <= 0 ? "—" : Format("number.percent", Number(100 * part / whole, "0.#"));

    /// <summary>A number in as few letters as an axis has room for.</summary>
    public string Short(double value) => value switch
    {
        >= 1_000_000 => Format("number.millions", Number(value / 1_000_000, "0.#")),
        >= 1_000 => Format("number.thousands", Number(value / 1_000, "0.#")),
        _ => Number(value, "0"),
    };

    // Made here: the machine may know no cultures.
    private static CultureInfo NumbersOf(string language)
    {
        var numbers = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (language == "uk")
        {
            numbers.NumberFormat.NumberDecimalSeparator = ",";
            numbers.NumberFormat.NumberGroupSeparator = "\u00a0";
        }

        return numbers;
    }
}
