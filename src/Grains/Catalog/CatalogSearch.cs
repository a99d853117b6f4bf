using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
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

    // Names of two words, as "light blue": the second alone is another colour.
    private readonly ImmutableArray<(string First, string Second, string Tag)> doubleColors;

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

        doubleColors =
        [
            .. catalog.Colors.Select(color => (Words: color.Name.English.Split(' '), Tag: ColorTag + color.Id))
                .Where(color => color.Words.Length == 2)
                .Select(color => (color.Words[0], color.Words[1], color.Tag)),
        ];
        aliases = phrases.ToImmutable();
        lexicon = Lexicon.Common.With(entries);
        descriptions = new DescriptionIndex(catalog.Products);
    }

    /// <summary>What a text names.</summary>
    public CatalogMention Read(string text)
    {
        var tokens = WithDoubleColors(lexicon.Read(text));
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
    private List<(Product Product, ImmutableArray<int> Places)> Matches(ImmutableArray<Token> tokens)
    {
        var found = new List<(Product Product, ImmutableArray<int> Places)>();
        var looked = tokens[..Math.Min(tokens.Length, MaxTokens)];
        var places = AliasPlaces(looked);
        foreach (var (product, words) in aliases)
        {
            for (var start = 0; start < looked.Length; start++)
            {
                if (looked[start].Is(words[0]) && Covered(places, looked[start].Sentence, start, words) is { } covered)
                    found.Add((product, covered));
            }
        }

        // The same places are covered once for all: "leather trench" over and over is no more names than once.
        var longer = found.Where(match => match.Places.Length > 1)
            .Select(match => match.Places)
            .DistinctBy(places => string.Join(' ', places.Order()), StringComparer.Ordinal)
            .SelectMany(places => places.Select(place => (place, places)))
            .ToLookup(pair => pair.place, pair => pair.places);
        return found.FindAll(match => !longer[match.Places[0]].Any(other => IsPart(match.Places, other)));
    }

    /// <summary>Whether the places are some of the others, and not all.</summary>
    private static bool IsPart(ImmutableArray<int> places, ImmutableArray<int> others) =>
        places.Length < others.Length && places.All(place => others.Contains(place));

    /// <summary>Where the words of names stand, by their sentences.</summary>
    private static Dictionary<(int Sentence, string Word), List<int>> AliasPlaces(ImmutableArray<Token> tokens)
    {
        var places = new Dictionary<(int Sentence, string Word), List<int>>();
        for (var index = 0; index < tokens.Length; index++)
        {
            foreach (var tag in tokens[index].Tags.Where(tag => tag.StartsWith(AliasTag, StringComparison.Ordinal)))
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(places, (tokens[index].Sentence, tag), out _);
                (known ??= []).Add(index);
            }
        }

        return places;
    }

    /// <summary>The places of a name's words, the first at <paramref name="start"/>; null if the sentence has not all of them.</summary>
    private static ImmutableArray<int>? Covered(
        Dictionary<(int Sentence, string Word), List<int>> places, int sentence, int start, ImmutableArray<string> words)
    {
        var covered = ImmutableArray.Create(start);
        foreach (var word in words[1..])
        {
            var place = places.GetValueOrDefault((sentence, word))?.FindIndex(index => !covered.Contains(index)) ?? -1;
            if (place < 0)
                return null;

            covered = covered.Add(places[(sentence, word)][place]);
        }

        return covered;
    }

    private static ImmutableArray<string> Ids(ImmutableArray<Token> tokens, string prefix) =>
        [.. tokens.SelectMany(token => token.Tags).Where(tag => tag.StartsWith(prefix, StringComparison.Ordinal))
            .Select(tag => tag[prefix.Length..]).Distinct()];

    private ImmutableArray<Token> WithDoubleColors(ImmutableArray<Token> tokens)
    {
        if (doubleColors.IsEmpty || !tokens.Any(token => token.Is("color")))
            return tokens;

        return
        [
            .. tokens.Select((token, index) =>
                index > 0 && token.Is("color")
                && doubleColors.FirstOrDefault(color => color.First == tokens[index - 1].Text && color.Second == token.Text).Tag is { } tag
                    ? With(token with { Tags = token.Tags.Where(other => !IsColor(other)).ToFrozenSet(StringComparer.Ordinal) }, tag)
                    : token),
        ];
    }

    private static bool IsColor(string tag) => tag.StartsWith(ColorTag, StringComparison.Ordinal);

    private static Token With(Token token, string tag) => token with { Tags = token.Tags.Append(tag).ToFrozenSet(StringComparer.Ordinal) };

    private static IEnumerable<(WordPattern, string)> Tagged(ImmutableArray<string> words, string kind, string id) =>
        words.Select(WordPattern.Parse).SelectMany(word => new[] { (word, kind), (word, id) });
}
