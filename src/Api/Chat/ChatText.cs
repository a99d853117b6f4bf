using System.Text;

namespace MirtAi.Api.Chat;

/// <summary>Makes a customer's text fit to be stored.</summary>
internal static class ChatText
{
    /// <summary>The longest message, in UTF-16 code units.</summary>
    public const int MaxLength = 4096;

    /// <summary>Without control characters but line ends and tabs, and without lone surrogates; trimmed.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                clean.Append(rune);
        }

        return clean.ToString().Trim();
    }
}
