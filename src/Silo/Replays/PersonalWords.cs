using System.Text;

namespace MirtAi.Silo.Replays;

/// <summary>
/// Hides a recipient's name, town and branch wherever they stand in a text, also inflected and in another language. It hides rather too
/// much than too little.
/// </summary>
internal sealed class PersonalWords
{
    /// <summary>What stands for a hidden word.</summary>
    public const string Hidden = "•••";

    private const int Shortest = 3, MostMore = 3;

    /// <summary>What branches and addresses have in common tells nothing of anybody.</summary>
    private static readonly string[] Common =
    [
        "відділення", "отделение", "поштомат", "почтомат", "пункт", "нова", "новая", "пошта", "почта", "укрпошта", "укрпочта", "індекс",
        "индекс", "адресою", "адресу", "адреса", "кур'єр", "курьер", "область", "обл", "район", "місто", "город", "село", "смт", "вул",
        "вулиця", "улица", "branch", "parcel", "locker", "pick", "point", "postcode", "courier", "oblast", "district",
    ];

    private static readonly string[] BeforeNumbers =
        ["від", "отд", "пошт", "почт", "нп", "пункт", "адрес", "branch", "locker", "office", "post", "вул", "ул", "буд", "дом"];

    private readonly List<(string Stem, int Length)> stems = [];
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);

    /// <param name="values">The recipient's data.</param>
    public PersonalWords(IEnumerable<string> values)
    {
        foreach (var word in values.SelectMany(Words).Select(Folded).Distinct(StringComparer.Ordinal))
        {
            if (word.Length > 0 && word.All(char.IsAsciiDigit))
                numbers.Add(word);
            else if (word.Length >= Shortest && !Common.Any(common => Folded(common) == word))
                stems.Add((word[..Math.Max(Shortest, word.Length - (word.Length > 6 ? 2 : 1))], word.Length));
        }
    }

    /// <summary>The text without them.</summary>
    public string Mask(string text)
    {
        if (stems.Count == 0 && numbers.Count == 0)
            return text;
        var masked = new StringBuilder(text.Length);
        var (before, at) = ("", 0);
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && IsOfWord(text[end]))
                end++;
            if (end == at)
            {
                masked.Append(text[at]);
                before = text[at] is '№' or '#' ? "№" : before;
                at++;
                continue;
            }

            var word = Folded(text[at..end]);
            masked.Append(IsPersonal(word, before) ? Hidden : text[at..end]);
            (before, at) = (word, end);
        }

        return masked.ToString();
    }

    private bool IsPersonal(string word, string before) => numbers.Contains(word)
        ? before == "№" || Array.Exists(BeforeNumbers, beginning => before.StartsWith(Folded(beginning), StringComparison.Ordinal))
        : stems.Exists(stem => word.StartsWith(stem.Stem, StringComparison.Ordinal) && Math.Abs(word.Length - stem.Length) <= MostMore);

    private static IEnumerable<string> Words(string value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            var end = at;
            while (end < value.Length && IsOfWord(value[end]))
                end++;
            if (end > at)
                yield return value[at..end];
            at = end;
        }
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter is '\'' or '’' or 'ʼ';

    /// <summary>Without what differs between a word's forms and between Ukrainian and Russian: Київ, Києві, Киеве.</summary>
    private static string Folded(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word.ToLowerInvariant())
        {
            if (letter is not ('ь' or 'ъ' or '\'' or '’' or 'ʼ'))
                folded.Append(letter is 'і' or 'ї' or 'є' or 'е' or 'ё' or 'о' or 'и' or 'ы' or 'э' ? '_' : letter);
        }

        return folded.ToString();
    }
}
