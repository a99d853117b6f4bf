using System.Text.RegularExpressions;
using MirtAi.Grains.Settings;

namespace MirtAi.Grains.Answers;

/// <summary>
/// A link is https, on one of the shop's hosts exactly, without a user, a password or a port; and nothing else looks like one.
/// </summary>
internal static partial class LinkChecks
{
    public static IEnumerable<AnswerFault> Faults(string text, AnswerPolicy policy) =>
        Link.Matches(text).Select(match => match.Value.TrimEnd('.', ',', '!', '?', ')', '»', '"'))
            .Where(link => !IsShops(link, policy))
            .Select(link => new AnswerFault("link", link));

    /// <summary>How many links a text has, whatever they lead to.</summary>
    public static int Count(string text) => Link.Count(text);

    /// <summary>The text without them: what they hold is no word.</summary>
    public static string Without(string text) => Link.Replace(text, " ");

    private static bool IsShops(string link, AnswerPolicy policy) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.UserInfo.Length == 0
        && address.IsDefaultPort
        && !link.Contains('\\', StringComparison.Ordinal)
        && Addresses.HostOf(address) is { } host
        && policy.Hosts.Contains(host.ToLowerInvariant());

    // Schemes, "www.", names with an at sign, and words with a dot inside that end in letters.
    [GeneratedRegex(
        @"[a-z][a-z0-9+.-]*:/{1,2}\S+|\b(?:javascript|data|tel|mailto|tg):\S+|\bwww\.\S+|\B@[A-Za-z0-9_]{3,}|"
        + @"[\p{L}0-9_-]+(?:\.[\p{L}0-9_-]+)*\.(?:[a-z]{2,}|\p{IsCyrillic}{2,})\b(?:[/:?#]\S*)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Link { get; }
}
