using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MirtAi.Grains.Customers;

/// <summary>How a customer is addressed: the given name out of a full one, in Ukrainian in the vocative.</summary>
public static partial class GivenName
{
    private static readonly ImmutableArray<string> FamilyEndings =
    [
        "енко", "ченко", "чук", "щук", "юк", "ук", "як", "як", "ський", "цький", "зький", "ська", "цька", "зька", "ской", "ский", "ская",
        "цкий", "цкая", "ов", "ова", "ев", "ева", "єв", "єва", "ин", "ина", "ін", "іна", "їн", "їна", "ишин", "ник", "дзе", "ць", "ло",
        "ко", "ба", "да", "ий", "ій", "их",
    ];

    // Given names that end as family names do.
    private static readonly ImmutableHashSet<string> Given = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Ірина", "Ирина", "Марина", "Катерина", "Екатерина", "Христина", "Кристина", "Карина", "Аліна", "Алина", "Поліна", "Полина",
        "Валентина", "Ніна", "Нина", "Альбіна", "Арина", "Ангеліна", "Ангелина", "Регіна", "Дарина", "Єва", "Ева", "Павло", "Михайло",
        "Данило", "Марко", "Валентин", "Мартин", "Костянтин", "Константин", "Анатолій", "Анатолий", "Андрій", "Сергій", "Григорій",
        "Віталій", "Дмитрий", "Андрей", "Юрій", "Олексій", "Валерій", "Євгеній",
        "Любов", "Лука", "Зінаїда", "Аделаїда", "Люба", "Влада", "Рада", "Лада", "Богдан");

    /// <summary>The given name to address a customer by; null if it is not clear which word it is.</summary>
    /// <param name="fullName">Given and family name in any order, perhaps with a patronymic.</param>
    /// <param name="language">The language of the answers.</param>
    public static string? Address(string? fullName, string language)
    {
        var words = (fullName ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !IsPatronymic(word)).ToArray();
        if (words.Length is 0 or > 2
            || words.Any(word => word.Length < 3 || !word.All(letter => char.IsLetter(letter) || letter is '\'' or '’' or '-')))
            return null;
        var candidates = words.Where(word => !IsFamilyName(word)).ToArray();
        return candidates is [var name] ? language == "uk" ? Vocative(name) : name : null;
    }

    /// <summary>
    /// The name to address a customer by whom a channel shows under a name of their own choice: where it is not clear which word is the
    /// given name, the first one is. Null if there is none.
    /// </summary>
    /// <param name="shown">The name that the channel shows, with whatever adorns it.</param>
    /// <param name="language">The language of the text.</param>
    public static string? Shown(string shown, string language)
    {
        string[] words = [.. Word.Matches(shown).Select(match => match.Value).Where(word => !IsPatronymic(word))];
        return words.FirstOrDefault(word => !IsFamilyName(word)) is { } name ? language == "uk" ? Vocative(name) : name : null;
    }

    /// <summary>"Олено", "Анно-Маріє", "Андрію", "Іване"; a name that is not written in Cyrillic stays as it is.</summary>
    public static string Vocative(string name) => string.Join('-', name.Split('-').Select(VocativeOf));

    private static string VocativeOf(string name) => name switch
    {
        _ when name.Any(letter => letter is >= 'A' and <= 'z') => name,
        [.. var stem, 'і' or 'и', 'я'] => $"{stem}іє",
        [.. var stem, 'я'] => $"{stem}ю",
        [.. var stem, 'а'] => $"{stem}о",
        "Ігор" or "Игорь" => "Ігоре",
        [.. var stem, 'й' or 'ь'] => $"{stem}ю",
        [.. var stem, 'о'] => $"{stem}е",
        [.., 'г' or 'к' or 'х'] => $"{name}у",
        [.., 'в' or 'н' or 'р' or 'м' or 'д' or 'т' or 'с' or 'л' or 'п' or 'б' or 'ф' or 'з'] => $"{name}е",
        _ => name,
    };

    private static bool IsPatronymic(string word) =>
        word.EndsWith("вна", StringComparison.OrdinalIgnoreCase) || word.EndsWith("ович", StringComparison.OrdinalIgnoreCase)
        || word.EndsWith("йович", StringComparison.OrdinalIgnoreCase) || word.EndsWith("евич", StringComparison.OrdinalIgnoreCase);

    /// <summary>From a word's first letter to its last.</summary>
    [GeneratedRegex(@"\p{L}([\p{L}\p{M}'’ʼ-]*\p{L})?")]
    private static partial Regex Word { get; }

    private static bool IsFamilyName(string word) =>
        !Given.Contains(word)
        && FamilyEndings.Any(ending => word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
