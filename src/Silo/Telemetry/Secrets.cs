using System.Buffers;
using System.Text.RegularExpressions;

namespace MirtAi.Silo.Telemetry;

/// <summary>Finds tokens, passwords and the user part of addresses. The expressions run in linear time on any input.</summary>
internal static class Secrets
{
    public const string Replacement = "***";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    // A Telegram bot's token (also inside the path /bot<token>/), an API key, a JSON web token.
    private static readonly Regex Shapes = new(
        """[0-9]{5,16}:[A-Za-z0-9_-]{30,64}|\b[srp]k-[A-Za-z0-9_-]{8,}|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.?[A-Za-z0-9_-]*""",
        Options);

    private static readonly Regex Credentials = new(
        """\b(?i:bearer)(?:\s+(?i:bearer))*\s+[A-Za-z0-9._~+/=*-]{3,}|\b(?i:basic)\s+[A-Za-z0-9+/=]{12,}""", Options);

    // name=value and "name": "value", the name ending in what makes it a secret. A value that is followed by another separator may be
    // a name itself, and what follows it the value.
    private static readonly Regex Pairs = new(
        """(?i:token|secret|password|passwd|pwd|passphrase|api[_-]?key|access[_-]?key|private[_-]?key|authorization|mirt_chat)"""
        + """[A-Za-z0-9_]{0,24}\\?["']?(?:\s{0,3}[:=]\s{0,3}(?:\\"[^"]*"?|"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s&;,"'<>]+))+""", Options);

    private static readonly Regex UserInfo = new("""://[^/\s?#"'<>]*@""", Options);

    private static readonly SearchValues<string> Hints =
        SearchValues.Create([":", "=", "sk-", "rk-", "pk-", "eyJ", "bearer", "basic"], StringComparison.OrdinalIgnoreCase);

    public static string Mask(string text)
    {
        if (!text.AsSpan().ContainsAny(Hints))
            return text;

        text = UserInfo.Replace(text, $"://{Replacement}@");
        text = Shapes.Replace(text, Replacement);
        text = Credentials.Replace(text, Replacement);
        return Pairs.Replace(text, static match => string.Concat(NameOf(match.ValueSpan), Replacement));
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> pair)
    {
        var end = pair.IndexOfAny(':', '=') + 1;
        while (end < pair.Length && char.IsWhiteSpace(pair[end]))
            end++;
        return pair[..end];
    }
}
