using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>How names are written on a parcel.</summary>
internal static class Spelling
{
    private const string LatinTwins = "ABCEHIKMOPTXYaceiopxy";
    private const string CyrillicTwins = "АВСЕНІКМОРТХУасеіорху";

    private static readonly FrozenSet<string> Particles = FrozenSet.Create(
        StringComparer.Ordinal,
        "ван", "дер", "ден", "де", "ла", "фон", "да", "ді", "дель", "оглы", "огли", "кизи", "van", "der", "von", "de", "la");

    /// <summary>Whether the word is a part of a surname that has small letters: "ван дер Берг".</summary>
    public static bool IsParticle(Token token) => Particles.Contains(token.Raw);

    /// <summary>
    /// The word with a capital first letter, in one alphabet; one in capitals alone gets small ones.
    /// </summary>
    public static string Titled(string word)
    {
        var isShouted = word.Length > 2 && word.All(letter => !char.IsLetter(letter) || char.IsUpper(letter));
        var rest = isShouted ? word[1..].ToLower(CultureInfo.InvariantCulture) : word[1..];
        return InOneAlphabet(char.ToUpperInvariant(word[0]) + rest);
    }

    /// <summary>Neighbouring words as a name; nobody else uses them.</summary>
    public static string TakeName(ImmutableArray<Token> tokens, bool[] used, int start, int count)
    {
        used.AsSpan(start, count).Fill(true);
        var name = new StringBuilder();
        for (var index = start; index < start + count; index++)
        {
            var token = tokens[index];
            if (index > start)
                name.Append(Joint(tokens, index));
            name.Append(IsParticle(token) && index > start ? token.Raw : Titled(token.Raw));
        }

        if (tokens[start + count - 1] is { Kind: TokenKind.Word, Raw.Length: 1 })
            name.Append('.');
        return name.ToString();
    }

    /// <summary>Whether a hyphen joins the token to the one before, also with spaces round it.</summary>
    public static bool IsJoined(Token token) => token.AfterHyphen || token.Gap is " - " or " – " or " — " or " -" or "- ";

    private static string Joint(ImmutableArray<Token> tokens, int index) =>
        IsJoined(tokens[index]) ? "-" : tokens[index - 1].Raw.Length == 1 ? ". " : " ";

    /// <summary>A Cyrillic word with Latin letters in it that look the same.</summary>
    private static string InOneAlphabet(string word)
    {
        if (!word.Any(letter => letter is >= 'А' and <= 'ӿ' or 'І' or 'Ї' or 'Є' or 'Ґ') || !word.Any(char.IsAsciiLetter))
            return word;

        return string.Create(word.Length, word, static (letters, source) =>
        {
            for (var index = 0; index < letters.Length; index++)
            {
                var twin = LatinTwins.IndexOf(source[index], StringComparison.Ordinal);
                letters[index] = twin < 0 ? source[index] : CyrillicTwins[twin];
            }
        });
    }
}
