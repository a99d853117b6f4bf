using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>How names are written on a parcel.</summary>
internal static class Spelling
{
    /// <summary>The word with a capital first letter; one in capitals alone gets small ones.</summary>
    public static string Titled(string word)
    {
        var isShouted = word.Length > 2 && word.All(letter => !char.IsLetter(letter) || char.IsUpper(letter));
        var rest = isShouted ? word[1..].ToLower(CultureInfo.InvariantCulture) : word[1..];
        return char.ToUpperInvariant(word[0]) + rest;
    }

    /// <summary>Neighbouring words as a name; nobody else uses them.</summary>
    public static string TakeName(ImmutableArray<Token> tokens, bool[] used, int start, int count)
    {
        used.AsSpan(start, count).Fill(true);
        return string.Join(' ', tokens.Slice(start, count).Select(token => Titled(token.Raw)));
    }
}
