using System.Globalization;

namespace MirtAi.Orders;

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
}
