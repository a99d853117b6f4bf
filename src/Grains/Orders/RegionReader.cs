using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Finds the district and the region that tell one village from another of the same name.</summary>
internal static class RegionReader
{
    /// <summary>"Лубенський р-н, Полтавська обл.", as far as they are named; null if neither is.</summary>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used)
    {
        var (district, region) = (District(tokens, used), Region(tokens, used));
        return district is null || region is null ? district ?? region : $"{district}, {region}";
    }

    private static string? Region(ImmutableArray<Token> tokens, bool[] used) =>
        Beside(tokens, used, index => tokens[index].Text is "обл" or "область" or "області" or "области" or "oblast" or "region" ? 1 : 0)
            is { } place
                ? Named(tokens[place], "ьк", "ька", "обл.")
                : null;

    private static string? District(ImmutableArray<Token> tokens, bool[] used) =>
        Beside(tokens, used, index => IsDistrict(tokens, index)) is { } place ? Named(tokens[place], "ьк", "ький", "р-н") : null;

    /// <summary>How many words "район", "району" and "р-н" are.</summary>
    private static int IsDistrict(ImmutableArray<Token> tokens, int index) =>
        tokens[index].Text is "район" or "району" or "районі" or "района" or "районе" or "рн" ? 1
        : tokens[index].Text is "р" && index + 1 < tokens.Length && tokens[index + 1] is { Text: "н" or "на" or "ні", Gap: "-" } ? 2
        : 0;

    /// <summary>The adjective before or behind a word.</summary>
    private static int? Beside(ImmutableArray<Token> tokens, bool[] used, Func<int, int> lengthOf)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (lengthOf(index) is not (> 0 and var length))
                continue;

            var after = index + length;
            var place = index > 0 && IsRegional(tokens[index - 1]) && !used[index - 1] ? index - 1
                : after < tokens.Length && IsRegional(tokens[after]) && !used[after] ? after
                : -1;
            if (place < 0)
                continue;

            used.AsSpan(index, length).Fill(true);
            used[place] = true;
            return place;
        }

        return null;
    }

    private static bool IsRegional(Token token) =>
        token.Kind is TokenKind.Word
        && (token.Text.Contains("ськ", StringComparison.Ordinal) || token.Text.Contains("цьк", StringComparison.Ordinal)
            || token.Text.Contains("зьк", StringComparison.Ordinal)
            || token.Text.Contains("ск", StringComparison.Ordinal) || token.Text.Contains("sk", StringComparison.Ordinal));

    private static string Named(Token token, string suffix, string nominative, string kind)
    {
        var name = Spelling.Titled(token.Raw);
        var end = name.LastIndexOf(suffix, StringComparison.Ordinal);
        return $"{(end > 0 ? name[..end] + nominative : name)} {kind}";
    }
}
