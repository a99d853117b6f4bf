using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>The colours that a customer wants: of "not pink but gray" only gray.</summary>
internal static class WantedColors
{
    private const int Reach = 2;

    /// <summary>Their ids, in order.</summary>
    public static ImmutableArray<string> Of(CatalogMention mention)
    {
        var tokens = mention.Tokens;
        var refused = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < tokens.Length; index++)
        {
            if (tokens[index].Is("color") && IsRefused(tokens, index))
                refused.UnionWith(mention.Colors.Where(color => tokens[index].Is("color:" + color)));
        }

        return refused.Count == 0 ? mention.Colors : [.. mention.Colors.Where(color => !refused.Contains(color))];
    }

    private static bool IsRefused(ImmutableArray<Token> tokens, int color)
    {
        for (var place = color - 1; place >= Math.Max(0, color - Reach); place--)
        {
            if (tokens[place].Sentence != tokens[color].Sentence || tokens[place].Is("color") || tokens[place + 1].AfterComma)
                return false;
            if (tokens[place].Text is "не" or "not" or "крім" or "окрім" or "кроме" or "except" or "замість" or "вместо" or "instead"
                or "без")
                return true;
        }

        return false;
    }
}
