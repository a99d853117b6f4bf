using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>
/// How surely a word is a part of a person's name: first names are listed in <c>Words/names.txt</c>, surnames have their endings.
/// </summary>
internal static class PersonNames
{
    private static readonly FrozenDictionary<char, ImmutableArray<WordPattern>> FirstNames =
        (from section in WordFile.Sections("names.txt")
         from word in section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries)
         let pattern = WordPattern.Parse(word)
         group pattern by pattern.Stem[0])
        .ToFrozenDictionary(names => names.Key, names => names.ToImmutableArray());

    private static readonly ImmutableArray<string> Patronymics = ["ович", "йович", "евич", "івна", "ївна", "овна", "евна"];

    // Of surnames and patronymics alone, also in small letters.
    private static readonly ImmutableArray<string> SureEndings =
        ["енко", "чук", "щук", "ович", "йович", "івна", "ївна", "овна", "евна", "ишин", "enko", "chuk", "ovych", "ivna", "ovich", "ovna"];

    // Other words end so, too, but rarely with a capital letter.
    private static readonly ImmutableArray<string> LikelyEndings =
    [
        "ський", "ська", "цький", "цька", "зький", "зька", "ский", "ская", "цкий", "цкая", "юк", "ук", "як", "ець", "ко", "ов", "ова", "ев",
        "ева", "єв", "єва", "ін", "іна", "ин", "ина", "ян", "ів", "ич", "ль", "skyi", "skiy", "sky", "ska", "skaya", "yuk", "uk", "iak",
        "ets", "ko", "ov", "ova", "ev", "eva", "in", "yan",
    ];

    /// <summary>Whether it is a first name.</summary>
    public static bool IsFirst(Token token) =>
        token.Text.Length >= 3 && FirstNames.TryGetValue(token.Text[0], out var names) && names.Any(name => name.Matches(token.Text));

    /// <summary>Whether it is a patronymic, which ends a name of three words.</summary>
    public static bool IsPatronymic(Token token) => Patronymics.Any(ending => token.Text.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Whether it is a name as far as its letters tell.</summary>
    public static bool IsLikely(Token token) =>
        IsFirst(token)
        || (token.Text.Length >= 5 && SureEndings.Any(ending => token.Text.EndsWith(ending, StringComparison.Ordinal)))
        || (token is { Capitalised: true, Text.Length: >= 4 }
            && LikelyEndings.Any(ending => token.Text.EndsWith(ending, StringComparison.Ordinal)));
}
