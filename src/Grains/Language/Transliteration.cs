using System.Text;

namespace MirtAi.Grains.Language;

/// <summary>Ukrainian in Latin letters, by the table of the Cabinet of Ministers (resolution 55 of 2010).</summary>
public static class Transliteration
{
    private const string Cyrillic = "абвгґдежзиіклмнопрстуфыэё";
    private const string Latin = "abvhgdezzyiklmnoprstufyee";

    /// <summary>The text with each Cyrillic letter replaced; every other character stays.</summary>
    public static string Of(string text)
    {
        var latin = new StringBuilder(text.Length * 2);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = char.ToLowerInvariant(text[index]);
            var opens = index == 0 || !(char.IsLetter(text[index - 1]) || IsApostrophe(text[index - 1]));
            // "Зг" is "zgh", so that it is not read as the "zh" of "ж".
            var written = letter is 'г' && index > 0 && char.ToLowerInvariant(text[index - 1]) is 'з' ? "gh" : Letter(letter, opens);
            if (written is null)
                latin.Append(text[index]);
            else if (written.Length > 0 && char.IsUpper(text[index]))
                latin.Append(char.ToUpperInvariant(written[0])).Append(written, 1, written.Length - 1);
            else
                latin.Append(written);
        }

        return latin.ToString();
    }

    private static bool IsApostrophe(char character) => character is '\'' or '’' or 'ʼ';

    /// <summary>The letters for one; null if it is none of the alphabet.</summary>
    private static string? Letter(char letter, bool opens) => letter switch
    {
        'ж' => "zh",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'є' => opens ? "ye" : "ie",
        'ї' => opens ? "yi" : "i",
        'й' => opens ? "y" : "i",
        'ю' => opens ? "yu" : "iu",
        'я' => opens ? "ya" : "ia",
        'ь' or 'ъ' or '\'' or '’' or 'ʼ' => "",
        _ => Cyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? Latin[place].ToString() : null,
    };
}
