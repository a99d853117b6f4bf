using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>What a message says of a child's height, age or size.</summary>
/// <param name="Height">The height in centimetres.</param>
/// <param name="Age">The age in full years.</param>
/// <param name="Size">A size by its label.</param>
public sealed record BodyMeasures(int? Height, int? Age, ClothingSize? Size)
{
    /// <summary>Heights that a bare number may mean, in centimetres.</summary>
    public const int MinHeight = 80, GreatestHeight = 180;

    /// <summary>Heights that are believed if the message says that it is one.</summary>
    private const int MinStated = 45, GreatestStated = 215;

    /// <summary>Nothing.</summary>
    public static readonly BodyMeasures None = new(null, null, null);

    /// <summary>Heights of further children.</summary>
    public ImmutableArray<int> Others { get; init; } = [];

    /// <summary>Whether the message says any of it.</summary>
    public bool Any => Height is not null || Age is not null || Size is not null;

    /// <summary>The height that clothes for an age are cut for. A hint: children differ.</summary>
    public static int HeightAt(int age) => Math.Clamp(80 + (6 * age), MinHeight, 164);

    /// <summary>A range that is narrower than any size is a height that is not known exactly.</summary>
    private const int MinSizeWidth = 6;

    /// <summary>
    /// Reads them, also from numbers in words. A lone number is more readily a height when one is <paramref name="awaited"/>.
    /// </summary>
    public static BodyMeasures Read(ImmutableArray<Token> written, bool awaited = false)
    {
        var tokens = NumberWords.Joined(written);
        var found = None;
        for (var index = 0; index < tokens.Length; index++)
        {
            if (tokens[index].Kind is TokenKind.Number)
                found = With(found, tokens, index, awaited && tokens.Length == 1);
        }

        if (!found.Any && SchoolClass.Age(tokens) is { } age)
            return found with { Age = age };
        return found.Others.IsEmpty || !IsOneChild(tokens) ? found : found with { Others = [] };
    }

    /// <summary>"Between 122 and 128" and "from 110 to 116" are one child's.</summary>
    private static bool IsOneChild(ImmutableArray<Token> tokens) =>
        // "No, two of them": it is about what was said before.
        tokens.Skip(1).Any(token => token.Text is "ні")
        || tokens.Any(token => token.Text is
            "між" or "между" or "between" or "чи" or "или" or "або" or "or" or "до" or "to" or "not" or "не" or "вже" or "уже" or "було"
                or "был" or "was");

    private static BodyMeasures With(BodyMeasures found, ImmutableArray<Token> tokens, int index, bool awaited)
    {
        var text = tokens[index].Text;
        if (text.Contains('-', StringComparison.Ordinal))
            return WithRange(found, text);

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > GreatestStated
            || (index > 0 && tokens[index - 1].Is("measure"))
            || NumberWords.IsTakenBack(tokens, index)
            || Near(tokens, index, "kilo", "branchword", "percent")
            || IsMoney(tokens, index)
            || (index + 1 < tokens.Length && tokens[index + 1].Gap.StartsWith('%'))
            || tokens[index] is { Text: "100", Raw: "метр" }
            || IsCount(tokens, index))
            return found;

        // Babies grow too fast for a hint: the height is asked for.
        if (Next(tokens, index)?.Text is { } unit && (unit.StartsWith("місяц", StringComparison.Ordinal)
            || unit.StartsWith("месяц", StringComparison.Ordinal) || unit is "міс" or "мес" or "month" or "months"))
            return found;

        if (Next(tokens, index) is { } next && next.Is("age") && !next.Is("cm") && number is >= 1 and <= 17)
            return found with { Age = (int)number };

        if (number is >= 1 and <= 16 && number == decimal.Truncate(number) && IsOfChild(tokens, index))
            return found with { Age = (int)number };

        if (InMetres(tokens, index, number) is { } metres)
            return Taller(found, metres);

        if (number != decimal.Truncate(number))
            return found;

        var value = (int)number;
        var stated = awaited || Near(tokens, index, "height", "cm");
        if (Near(tokens, index, "sizeword") && !stated && value is >= ClothingSize.Least and <= ClothingSize.Greatest)
            return found with { Size = new ClothingSize(value, value) };

        var believable = stated ? value is >= MinStated and <= GreatestStated : value is >= MinHeight and <= GreatestHeight;
        return believable ? Taller(found, value) : found;
    }

    private static bool IsMoney(ImmutableArray<Token> tokens, int index) =>
        (index + 1 < tokens.Length && tokens[index + 1].Is("currency")) || (index > 0 && tokens[index - 1].Is("currency"));

    private static BodyMeasures WithRange(BodyMeasures found, string text) =>
        !ClothingSize.TryParse(text, out var size) ? found
        : size.Upper - size.Lower is > 0 and < MinSizeWidth ? found with { Height = size.Upper }
        : found with { Size = size };

    /// <summary>The last height counts, the others are kept.</summary>
    private static BodyMeasures Taller(BodyMeasures found, int height) => found.Height is { } other && other != height
        ? found with { Height = height, Others = found.Others.Add(other) }
        : found with { Height = height };

    /// <summary>"1.31", "1,31 м" and "1 м 31" are heights.</summary>
    private static int? InMetres(ImmutableArray<Token> tokens, int index, decimal number)
    {
        if (number is > 0.5m and < 2m && number != decimal.Truncate(number))
            return (int)(number * 100);

        return number == 1
            && (Next(tokens, index)?.Text is "м" or "m" || Next(tokens, index)?.Raw is "метр" or "метер" or "metre" or "meter")
            && index + 2 < tokens.Length
            && tokens[index + 2].Number is >= 10 and < 100 and var rest
            ? 100 + rest
            : null;
    }

    private static Token? Next(ImmutableArray<Token> tokens, int index) =>
        index + 1 < tokens.Length && tokens[index + 1].Sentence == tokens[index].Sentence ? tokens[index + 1] : null;

    private static bool Near(ImmutableArray<Token> tokens, int index, params ReadOnlySpan<string> tags)
    {
        for (var place = Math.Max(0, index - 2); place <= Math.Min(tokens.Length - 1, index + 1); place++)
        {
            foreach (var tag in tags)
            {
                if (place != index && tokens[place].Sentence == tokens[index].Sentence && tokens[place].Is(tag))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"Нам скоро 6" and "дитині 7": a small number that a child has, and nothing else stands after it.</summary>
    private static bool IsOfChild(ImmutableArray<Token> tokens, int index) =>
        (Next(tokens, index) is not { } next || tokens[index + 1].AfterComma || !IsCounted(next))
        && Enumerable.Range(Math.Max(0, index - 2), index - Math.Max(0, index - 2)).Any(place =>
            tokens[place].Is("child")
            || tokens[place].Text is "нам" or "їй" or "йому" or "ей" or "ему" or "she" or "shes" or "hes" or "he");

    private static bool IsCounted(Token token) =>
        token.Kind is TokenKind.Number || token.Is("product") || token.Is("category") || token.Is("goods")
        || token.Is("clothes") || token.Is("cm") || token.Is("currency") || token.Is("kilo") || token.Is("color")
        || token.Text is "таких" or "такі" or "такие" or "однакових" or "of" or "різних" or "month" or "months" or "місяців" or "месяцев";

    private static bool IsCount(ImmutableArray<Token> tokens, int index) =>
        Next(tokens, index)?.Text is "шт" or "штук" or "штуки" or "pcs" or "відсотків" or "процентов" or "percent" or "хв" or "годин";
}
