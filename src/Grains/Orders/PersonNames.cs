using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>
/// How surely a word is a part of a person's name: first names are listed in <c>Words/names.txt</c>, surnames have their endings.
/// </summary>
internal static class PersonNames
{
    private const string SurnameSection = "surnames";

    private static readonly FrozenSet<string> Surnames = WordFile.Sections("names.txt")
        .Where(section => section.Name is SurnameSection)
        .SelectMany(section => section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, WordEnding> FirstNames = WordFile.Sections("names.txt")
        .Where(section => section.Name is not SurnameSection)
        .SelectMany(section => section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(WordPattern.Parse)
        .GroupBy(pattern => pattern.Stem, StringComparer.Ordinal)
        .ToFrozenDictionary(patterns => patterns.Key, patterns => patterns.Max(pattern => pattern.Ending), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, WordEnding>.AlternateLookup<ReadOnlySpan<char>> FirstNamesBySpan =
        FirstNames.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestName = FirstNames.Keys.Max(stem => stem.Length);

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
    public static bool IsFirst(Token token) => IsFirst(token.Text);

    /// <summary>Whether a word, as it is written, is a first name in one of its cases.</summary>
    public static bool IsFirstName(string word) => IsFirst(Letters.Fold(word));

    private static bool IsFirst(string word)
    {
        if (word is "ія" or "ян" or "юн")
            return true;

        for (var length = 2; word.Length >= 3 && length <= Math.Min(word.Length, LongestName); length++)
        {
            if (FirstNamesBySpan.TryGetValue(word.AsSpan(0, length), out var ending)
                && (length == word.Length || (ending is WordEnding.Inflected && Endings.Allow(word.AsSpan(length)))))
                return true;
        }

        return false;
    }

    /// <summary>Whether it is a patronymic, which ends a name of three words.</summary>
    public static bool IsPatronymic(Token token) => Patronymics.Any(ending => token.Text.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Whether a first name and a patronymic stand at a place.</summary>
    public static bool AreAt(ImmutableArray<Token> tokens, int index) =>
        IsFirst(tokens[index]) && IsPatronymic(tokens[index + 1]) && !tokens[index + 1].AfterComma;

    /// <summary>Whether it is a name as far as its letters tell.</summary>
    public static bool IsLikely(Token token) =>
        IsFirst(token)
        || Surnames.Contains(token.Text)
        || (token.Text.Length >= 5 && SureEndings.Any(ending => token.Text.EndsWith(ending, StringComparison.Ordinal)))
        || (token is { Capitalised: true, Text.Length: >= 4 }
            && LikelyEndings.Any(ending => token.Text.EndsWith(ending, StringComparison.Ordinal)));
}
