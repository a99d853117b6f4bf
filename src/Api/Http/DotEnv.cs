using System.Text;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Http;

/// <summary>
/// Reads <c>.env</c> files: <c>KEY=VALUE</c> lines with <c>__</c> between sections, comments, <c>export</c>, and quotes (double ones
/// with the escapes n, t, r, backslash and quote). A key without a value is as good as absent, as in a copied example.
/// </summary>
internal static class DotEnv
{
    /// <summary>The settings of a file's text.</summary>
    /// <exception cref="SettingsException">A line is none of that; every such line is named.</exception>
    public static Dictionary<string, string?> Parse(string text)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<string>();
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            var content = line.Trim();
            if (content.IsEmpty || content[0] == '#')
                continue;
            if (content.StartsWith("export ", StringComparison.Ordinal))
                content = content["export ".Length..].TrimStart();
            if (!TryRead(content, out var key, out var value))
                faults.Add($".env:{number}: write KEY=VALUE, the value in quotes if it has spaces or a number sign");
            else if (value.Length > 0)
                settings[key.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        return faults.Count > 0 ? throw new SettingsException(faults) : settings;
    }

    private static bool TryRead(ReadOnlySpan<char> line, out string key, out string value)
    {
        (key, value) = ("", "");
        var equals = line.IndexOf('=');
        if (equals <= 0)
            return false;
        key = line[..equals].Trim().ToString();
        var rest = line[(equals + 1)..].Trim();
        return key.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or ':' or '-' or '.')
            && (rest is ['"' or '\'', ..] ? TryReadQuoted(rest, out value) : ReadPlain(rest, out value));
    }

    private static bool ReadPlain(ReadOnlySpan<char> rest, out string value)
    {
        var comment = rest is ['#', ..] ? 0 : rest.IndexOf(" #");
        value = (comment < 0 ? rest : rest[..comment]).TrimEnd().ToString();
        return true;
    }

    private static bool TryReadQuoted(ReadOnlySpan<char> rest, out string value)
    {
        var quote = rest[0];
        var read = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == quote)
            {
                value = read.ToString();
                var after = rest[(i + 1)..].TrimStart();
                return after.IsEmpty || after[0] == '#';
            }

            if (quote == '"' && rest[i] == '\\' && i + 1 < rest.Length)
                read.Append(Unescape(rest[++i]));
            else
                read.Append(rest[i]);
        }

        value = "";
        return false;
    }

    private static string Unescape(char character) => character switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        '"' or '\\' or '$' => character.ToString(),
        _ => $"\\{character}",
    };
}
