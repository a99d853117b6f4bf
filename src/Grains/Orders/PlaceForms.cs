using System.Collections.Immutable;

namespace MirtAi.Grains.Orders;

/// <summary>
/// The cases of a word of a place's name, by the rules of Ukrainian declension and, where they differ, of Russian: those of nouns and of
/// adjectives, since a name does not tell which it is. Folded, as <see cref="Language.Letters.Fold"/> does.
/// </summary>
internal static class PlaceForms
{
    private const int MinStem = 2;

    private static readonly (string Ending, ImmutableArray<string> Cases)[] Rules =
    [
        ("ець", Split("ця цю ці цем цеві це ец")), ("ок", Split("ка ку ком ці ке кові")), ("ень", Split("ня ню ні нем не ене")),
        ("ий", Split("ого ому им ім ою ый ом ой ию ия ієм ию")), ("ій", Split("ього ьому ім его ему ем ий ія ію")),
        ("ка", Split("ки ку ці кою ке кой кої кій кая кую")), ("га", Split("ги гу зі гою ге гой ої ій")),
        ("ха", Split("хи ху сі хою хе хой ої ій")),
        ("а", Split("и і у ою е ої ій ы ой ая ую ів")), ("я", Split("і ю ею ї е ьої ій ей яя юю єю ії ии ию ией")),
        ("ське", Split("ського ському ським ськім ское ского ском")), ("е", Split("ого ому им ім ое ом я ю ем і а у ю")),
        ("є", Split("ього ьому ім ее его ем я ю і")), ("о", Split("а у ом і ові е ого ому ое")),
        ("ки", Split("ок ків кам ках ками ек")), ("ці", Split("ців цям цях цями цы ц цев")),
        ("и", Split("ів ам ах ами ы ев ей ов їв")), ("і", Split("их им ими ів ам ах ами ям ях ями ы ые ых ие их ей ев ів іх ім іми")),
        ("ї", Split("їв ям ях ями ев и ів")), ("ь", Split("я ю і ем е еві ью ню ям ою и")), ("й", Split("я ю ї єм єві е ем и і")),
        ("", Split("а у і ом ові ом е ы ою ью ого ому")),
    ];

    /// <summary>The forms of a folded word, the word itself first. A form may come more than once.</summary>
    public static IEnumerable<string> Of(string word)
    {
        yield return word;
        foreach (var spelling in Spellings(word))
        {
            if (spelling != word)
                yield return spelling;
            foreach (var form in Declined(spelling))
                yield return form;
        }
    }

    /// <summary>How many letters every form of a word begins with.</summary>
    public static int StemLength(string word)
    {
        var ending = Rules.First(rule => Applies(word, rule.Ending)).Ending;
        var cut = ending switch
        {
            "" => word[^1] is 'к' or 'г' or 'х' ? 1 : 0,
            "и" or "і" or "о" => 2,
            _ => ending.Length,
        };
        return Math.Min(word.Length - cut, AlternationIn(word));
    }

    private static bool Applies(string word, string ending) =>
        word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= MinStem - (ending.Length == 0 ? 0 : 1);

    /// <summary>Where the first letter stands that changes within the word.</summary>
    private static int AlternationIn(string word)
    {
        if (IsDoubled(word))
            return word.Length - (word[^4] is 'і' ? 4 : 2);

        var suffix = SuffixIn(word);
        var vowel = VowelIn(word);
        return suffix < 0 ? (vowel < 0 ? word.Length : vowel) : vowel < 0 ? suffix : Math.Min(suffix, vowel);
    }

    /// <summary>"Запоріжжя", in Russian "Запорожье".</summary>
    private static bool IsDoubled(string word) => word.Length > 4 && word[^1] is 'я' && word[^2] == word[^3] && !IsVowel(word[^2]);

    private static IEnumerable<string> Open(string stem)
    {
        yield return stem;
        if (stem[^2] is not 'і')
            yield break;

        yield return $"{stem[..^2]}о{stem[^1]}";
        yield return $"{stem[..^2]}е{stem[^1]}";
    }

    private static int SuffixIn(string word)
    {
        var suffix = word.IndexOf("івк", 1, StringComparison.Ordinal);
        return suffix > 0 && word.Length - suffix is 4 ? suffix : -1;
    }

    private static int VowelIn(string word)
    {
        var place = word.LastIndexOfAny(['і', 'ї']);
        var tail = word.Length - place - 1;
        return place < 1 || tail is 0 or > 2 || (tail == 2 && word[^1] is not 'ь') || IsVowel(word[place + 1]) || word[place + 1] is 'й'
            ? -1
            : place;
    }

    /// <summary>
    /// The word as its oblique cases and as Russian write it: і becomes о or е in an open syllable (Канів, Канева; Бориспіль, Борисполя),
    /// -івка is -овка.
    /// </summary>
    private static IEnumerable<string> Spellings(string word)
    {
        yield return word;
        if (SuffixIn(word) is > 0 and var suffix)
        {
            yield return $"{word[..suffix]}овк{word[(suffix + 3)..]}";
            yield return $"{word[..suffix]}евк{word[(suffix + 3)..]}";
        }

        if (IsDoubled(word))
        {
            foreach (var stem in Open(word[..^2]))
                yield return stem + "ье";
            yield break;
        }

        if (VowelIn(word) is not (> 0 and var place))
            yield break;

        yield return $"{word[..place]}о{word[(place + 1)..]}";
        yield return $"{word[..place]}е{word[(place + 1)..]}";
        if (word[place] is 'ї')
            yield return $"{word[..place]}є{word[(place + 1)..]}";
    }

    private static IEnumerable<string> Declined(string word)
    {
        foreach (var (ending, cases) in Rules)
        {
            if (!Applies(word, ending))
                continue;

            var stem = word[..^ending.Length];
            foreach (var letters in cases)
                yield return stem + letters;
            foreach (var form in Mutated(stem, ending))
                yield return form;
            if (ending is not ("ок" or "ець" or "ень"))
                yield break;
        }
    }

    /// <summary>
    /// к, г, х before і of the locative (Луцьк, Кременчуці), and the genitive plural, which has no ending but may have another vowel
    /// (Суми, Сум; Лубни, Лубен; Води, Вод).
    /// </summary>
    private static IEnumerable<string> Mutated(string stem, string ending)
    {
        if (ending is "" && stem[^1] is 'к' or 'г' or 'х')
            yield return stem[..^1] + (stem[^1] switch { 'к' => "ці", 'г' => "зі", _ => "сі" });
        if (ending is not ("и" or "і" or "о"))
            yield break;

        yield return stem;
        if (stem.Length > 2 && !IsVowel(stem[^1]) && !IsVowel(stem[^2]))
        {
            yield return $"{stem[..^1]}е{stem[^1]}";
            yield return $"{stem[..^1]}о{stem[^1]}";
        }
    }

    private static bool IsVowel(char letter) => letter is 'а' or 'е' or 'є' or 'и' or 'і' or 'ї' or 'о' or 'у' or 'ю' or 'я';

    private static ImmutableArray<string> Split(string cases) => [.. cases.Split(' ')];
}
