namespace MirtAi.Grains.Messages;

/// <summary>
/// What a message answers, kept before its own words as people write it in mail: each quoted line begins with <c>&gt; </c>. People and
/// language models read it as it stands; the rules of the sale read it as context and never as the customer's words.
/// </summary>
public static class Quotation
{
    /// <summary>The longest text that is quoted, in UTF-16 code units.</summary>
    public const int MaxLength = 300;

    private const string Mark = "> ";

    /// <summary>The words after what they answer. Without words of its own a message answers nothing.</summary>
    public static string Before(string words, string quoted) =>
        string.IsNullOrWhiteSpace(words) || string.IsNullOrWhiteSpace(quoted)
            ? words
            : $"{Mark}{quoted.Trim().ReplaceLineEndings($"\n{Mark}")}\n{words}";

    /// <summary>What a text answers, without marks, and its own words. A text of quoted lines alone is all its own.</summary>
    public static (string Quoted, string Words) Split(string text)
    {
        var own = 0;
        while (own < text.Length && text.AsSpan(own).StartsWith(Mark, StringComparison.Ordinal))
            own = text.IndexOf('\n', own) is >= 0 and var end ? end + 1 : text.Length;
        if (own == 0 || string.IsNullOrWhiteSpace(text[own..]))
            return ("", text);
        var quoted = text[..own].TrimEnd('\n').Split('\n').Select(line => line[Mark.Length..]);
        return (string.Join('\n', quoted), text[own..]);
    }

    /// <summary>A text's own words.</summary>
    public static string Without(string text) => Split(text).Words;
}
