using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>The products that a customer wants: of "not Laguna but Kapryz" only Kapryz.</summary>
internal static class WantedProducts
{
    private const int Reach = 2, MaxWordsOfChoice = 6;

    /// <summary>Those that are named otherwise than to be refused; all if nothing else would be left.</summary>
    public static ImmutableArray<Product> Of(CatalogMention mention)
    {
        if (mention.Products.Length < 2)
            return mention.Products;

        var tokens = mention.Tokens;
        var wanted = Enumerable.Range(0, tokens.Length)
            .Where(index => tokens[index].Is("product") && !IsRefused(tokens, index))
            .Select(index => tokens[index])
            .ToList();
        var left = mention.Products.Where(product => wanted.Exists(token => ProductNames.Name(token, product))).ToImmutableArray();
        return left.IsEmpty ? mention.Products : left;
    }

    /// <summary>"The matte one" of the trenches that were shown: by a word of the name of one of them alone.</summary>
    public static ImmutableArray<Product> OfShown(ImmutableArray<Token> tokens, ImmutableArray<string> shown, ProductCatalog catalog)
    {
        if (shown.IsDefault || shown.Length < 2 || tokens.Length > MaxWordsOfChoice)
            return [];

        ImmutableArray<Product> products = [.. shown.Select(catalog.Find).OfType<Product>()];
        ImmutableArray<Product> named =
            [.. products.Where(product => tokens.Any(token => token.Tags.Count > 0 && ProductNames.Name(token, product)))];
        return named.Length == 1 ? named : [];
    }

    private static bool IsRefused(ImmutableArray<Token> tokens, int product)
    {
        for (var place = product - 1; place >= Math.Max(0, product - Reach); place--)
        {
            if (tokens[place].Sentence != tokens[product].Sentence || tokens[place].Is("product") || tokens[place + 1].AfterComma)
                return false;
            if (tokens[place].Text is "не" or "not" or "замість" or "вместо" or "instead")
                return true;
        }

        return false;
    }

    /// <summary>"Then we do not need Laguna": what is named is not wanted.</summary>
    public static bool AreDeclined(ImmutableArray<Token> tokens)
    {
        for (var index = 0; index + 1 < tokens.Length; index++)
        {
            if (tokens[index].Text is "не" or "not" && IsNeed(tokens[index + 1].Text)
                && tokens.Take(index).Any(token => token.Is("product") && token.Sentence == tokens[index].Sentence))
                return true;
        }

        return false;
    }

    private static bool IsNeed(string word) =>
        word is "треба" or "надо" or "needed" || word.StartsWith("потріб", StringComparison.Ordinal)
        || word.StartsWith("нужн", StringComparison.Ordinal);
}
