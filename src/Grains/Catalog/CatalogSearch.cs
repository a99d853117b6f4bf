using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Catalog;

/// <summary>
/// Finds what a customer means: by name, alias, category and colour, in any inflection, transliterated or with a typo; and by
/// the words of descriptions. Immutable.
/// </summary>
public sealed class CatalogSearch
{
    /// <summary>Descriptions that share less than this with a text do not fit it.</summary>
    public const double MinResemblance = 1.5;

    // Names stand among the first words of a message; to look for them in a book takes a book's time.
    private const int MaxTokens = 300;

    private const string ProductTag = "product", AliasTag = "alias:", CategoryTag = "category:", ColorTag = "color:";

    private readonly Lexicon lexicon;
    private readonly ImmutableArray<(Product Product, ImmutableArray<string> Words)> aliases;
    private readonly DescriptionIndex descriptions;

    internal CatalogSearch(ProductCatalog catalog)
    {
        var entries = new List<(WordPattern, string)>();
        var phrases = ImmutableArray.CreateBuilder<(Product, ImmutableArray<string>)>();
        foreach (var product in catalog.Products)
        {
            foreach (var alias in product.Aliases)
            {
                var words = alias.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                foreach (var word in words)
                    entries.Add((WordPattern.Parse(word), AliasTag + word));
                phrases.Add((product, [.. words.Select(word => AliasTag + word)]));
            }
        }

        foreach (var category in catalog.Categories)
            entries.AddRange(Tagged(category.Words, "category", CategoryTag + category.Id));
        foreach (var color in catalog.Colors)
            entries.AddRange(Tagged(color.Words, "color", ColorTag + color.Id));

        aliases = phrases.ToImmutable();
        lexicon = Lexicon.Common.With(entries);
        descriptions = new DescriptionIndex(catalog.Products);
    }

    /// <summary>What a text names.</summary>
    public CatalogMention Read(string text)
    {
        var tokens = lexicon.Read(text);
        var matches = Matches(tokens);
        var named = matches.SelectMany(match => match.Places).ToHashSet();
        return new CatalogMention(
            [.. tokens.Select((token, index) => named.Contains(index) ? With(token, ProductTag) : token)],
            [.. matches.Select(match => match.Product).Distinct()],
            Ids(tokens, CategoryTag),
            Ids(tokens, ColorTag));
    }

    /// <summary>Products whose descriptions resemble a text, best first; empty if nothing fits.</summary>
    public ImmutableArray<Product> Resembling(ImmutableArray<Token> tokens) => descriptions.Find(tokens, MinResemblance);

    /// <summary>
    /// The aliases that occur, each with the tokens it covers. One whose tokens are part of a longer one's is left out:
    /// "leather trench" is not also "trench".
    /// </summary>
    private List<(Product Product, ImmutableHashSet<int> Places)> Matches(ImmutableArray<Token> tokens)
    {
        var found = new List<(Product Product, ImmutableHashSet<int> Places)>();
        foreach (var (product, words) in aliases)
        {
            for (var start = 0; start < Math.Min(tokens.Length, MaxTokens); start++)
            {
                if (tokens[start].Is(words[0]) && Places(tokens, start, words) is { } places)
                    found.Add((product, places));
            }
        }

        var longer = found.Where(match => match.Places.Count > 1)
            .SelectMany(match => match.Places.Select(place => (place, match)))
            .ToLookup(pair => pair.place, pair => pair.match);
        return found.FindAll(match => !longer[match.Places.First()].Any(other => other.Places.IsProperSupersetOf(match.Places)));
    }

    private static ImmutableHashSet<int>? Places(ImmutableArray<Token> tokens, int start, ImmutableArray<string> words)
    {
        var places = ImmutableHashSet.Create(start);
        foreach (var word in words[1..])
        {
            var place = Enumerable.Range(0, Math.Min(tokens.Length, MaxTokens))
                .Where(index => !places.Contains(index) && tokens[index].Sentence == tokens[start].Sentence && tokens[index].Is(word))
                .Append(-1)
                .First();
            if (place < 0)
                return null;

            places = places.Add(place);
        }

        return places;
    }

    private static ImmutableArray<string> Ids(ImmutableArray<Token> tokens, string prefix) =>
        [.. tokens.SelectMany(token => token.Tags).Where(tag => tag.StartsWith(prefix, StringComparison.Ordinal))
            .Select(tag => tag[prefix.Length..]).Distinct()];

    private static Token With(Token token, string tag) => token with { Tags = token.Tags.Append(tag).ToFrozenSet(StringComparer.Ordinal) };

    private static IEnumerable<(WordPattern, string)> Tagged(ImmutableArray<string> words, string kind, string id) =>
        words.Select(WordPattern.Parse).SelectMany(word => new[] { (word, kind), (word, id) });
}
