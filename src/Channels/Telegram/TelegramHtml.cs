using System.Net;
using System.Text.RegularExpressions;

namespace MirtAi.Channels.Telegram;

/// <summary>The HTML subset of the Bot API ("HTML style").</summary>
internal static partial class TelegramHtml
{
    /// <summary>The value of <c>parse_mode</c>.</summary>
    public const string ParseMode = "HTML";

    /// <summary>Plain text as HTML that shows exactly it. Only these three characters have a meaning.</summary>
    public static string Escape(string plain) => plain.AsSpan().IndexOfAny('<', '>', '&') < 0
        ? plain
        : plain.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What is readable of a text in HTML: tags go, entities become their characters.</summary>
    public static string ToPlain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("</?[A-Za-z][^<>]*>")]
    private static partial Regex Tag();
}
