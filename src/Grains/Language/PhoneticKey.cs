using System.Text;

namespace MirtAi.Grains.Language;

/// <summary>
/// A coarse spelling that a Cyrillic word and its transliterations share: "скільки", "skilky" and "skil'ki" have one key.
/// </summary>
public static class PhoneticKey
{
    private static readonly (string Latin, string Key)[] Clusters =
    [
        ("shch", "S"), ("sch", "S"), ("sh", "S"), ("zh", "Z"), ("kh", "h"), ("ch", "C"), ("ts", "c"), ("tz", "c"),
        ("ya", "A"), ("ja", "A"), ("ia", "A"), ("yu", "U"), ("ju", "U"), ("iu", "U"), ("ye", "e"), ("je", "e"), ("ie", "e"),
        ("yj", "i"), ("yi", "i"), ("yo", "o"), ("jo", "o"), ("iy", "i"), ("yy", "i"), ("ij", "i"), ("ii", "i"), ("ee", "i"), ("ph", "f"),
        ("ck", "k"),
    ];

    /// <summary>The key of a folded word, Cyrillic or Latin.</summary>
    public static string Of(string word)
    {
        var key = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length;)
        {
            var (letters, length) = At(word, index);
            index += length;
            foreach (var letter in letters)
            {
                if (key.Length == 0 || key[^1] != letter)
                    key.Append(letter);
            }
        }

        return key.ToString();
    }

    private static (string Letters, int Length) At(string word, int index)
    {
        if (word[index] is < 'a' or > 'z')
            return (Single(word[index]), 1);

        // "Oformlyajte", "daj": behind a vowel and before none it is "й".
        if (word[index] == 'j' && index > 0 && IsVowel(word[index - 1]) && (index + 1 == word.Length || !IsVowel(word[index + 1])))
            return ("i", 1);

        foreach (var (latin, key) in Clusters)
        {
            if (string.CompareOrdinal(word, index, latin, 0, latin.Length) == 0)
                return (key, latin.Length);
        }

        return (Single(word[index]), 1);
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static string Single(char letter) => letter switch
    {
        'а' or 'a' => "a",
        'б' or 'b' => "b",
        'в' or 'v' or 'w' => "v",
        'г' or 'х' or 'h' or 'g' => "h",
        'д' or 'd' => "d",
        'е' or 'є' or 'э' or 'e' => "e",
        'ж' or 'j' => "Z",
        'з' or 'z' => "z",
        'и' or 'і' or 'ї' or 'й' or 'ы' or 'i' or 'y' => "i",
        'к' or 'k' or 'q' => "k",
        'л' or 'l' => "l",
        'м' or 'm' => "m",
        'н' or 'n' => "n",
        'о' or 'o' => "o",
        'п' or 'p' => "p",
        'р' or 'r' => "r",
        'с' or 's' => "s",
        'т' or 't' => "t",
        'у' or 'u' => "u",
        'ф' or 'f' => "f",
        'ц' or 'c' => "c",
        'ч' => "C",
        'ш' or 'щ' => "S",
        'ю' => "U",
        'я' => "A",
        'x' => "ks",
        'ь' or 'ъ' => "",
        _ => "",
    };
}
