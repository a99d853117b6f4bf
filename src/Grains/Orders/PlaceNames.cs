using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>
/// Where a parcel goes, in the customer's language. An order holds it in Ukrainian, as the carrier does; a place without a Russian name in
/// <c>Words/places-ru.txt</c> keeps the Ukrainian one rather than one that nobody uses.
/// </summary>
public static class PlaceNames
{
    private const string Oblast = " обл.", District = " р-н";

    // Letters that Russian may write in more than one way.
    private static readonly SearchValues<char> Ambiguous = SearchValues.Create("іїєґ'и");

    private static readonly FrozenDictionary<string, string> Russian = WordFile.Sections("places-ru.txt")
        .SelectMany(section => section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(entry => entry.Replace('_', ' ').Split('='))
        .ToFrozenDictionary(sides => sides[0], sides => sides[1], StringComparer.Ordinal);

    // What a branch begins with, the longest of those that begin alike first.
    private static readonly ImmutableArray<LocalizedText> Kinds =
    [
        new("відділення за адресою ", "отделение по адресу ", "branch at "), new("відділення ", "отделение ", "branch "),
        new("поштомат ", "почтомат ", "parcel locker "), new("пункт ", "пункт ", "pick-up point "),
        new("Укрпошта, індекс ", "Укрпочта, индекс ", "Ukrposhta, postcode "), new("кур'єр, ", "курьер, ", "courier, "),
    ];

    /// <summary>A town, with its district and region if they are known.</summary>
    public static LocalizedText Town(string town)
    {
        var parts = town.Split(", ");
        return new(town, string.Join(", ", parts.Select(InRussian)), string.Join(", ", parts.Select(InEnglish)));
    }

    /// <summary>A branch, a parcel locker, a post office or an address; a street stays as the customer wrote it.</summary>
    public static LocalizedText Branch(string branch)
    {
        if (Kinds.FirstOrDefault(kind => branch.StartsWith(kind.Ukrainian, StringComparison.Ordinal)) is not { } known)
            return LocalizedText.Same(branch);

        var rest = branch[known.Ukrainian.Length..];
        return new(branch, known.Russian + rest, known.English + rest);
    }

    private static string InRussian(string part) =>
        Stem(part, Oblast) is { } region ? Russian.GetValueOrDefault(region, region) + Oblast
        : Stem(part, District) is { } district ? InRussianDistrict(district) + District
        : Russian.GetValueOrDefault(part, part);

    /// <summary>"Лубенський": the ending alone differs, unless a letter of the stem may be written otherwise.</summary>
    private static string InRussianDistrict(string district) =>
        district.EndsWith("ський", StringComparison.Ordinal) && !district.AsSpan(0, district.Length - 5).ContainsAny(Ambiguous)
            ? district[..^5] + "ский"
            : district;

    private static string InEnglish(string part) =>
        Stem(part, Oblast) is { } region ? Transliteration.Of(region) + " oblast"
        : Stem(part, District) is { } district ? Transliteration.Of(district) + " district"
        : Transliteration.Of(part);

    private static string? Stem(string part, string ending) =>
        part.EndsWith(ending, StringComparison.Ordinal) ? part[..^ending.Length] : null;
}
