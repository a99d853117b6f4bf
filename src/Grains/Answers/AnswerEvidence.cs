using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Answers;

/// <summary>
/// What an answer may state: what the rules decided to say, the catalogue entries concerned, and what tools told in this turn. Customers'
/// words are no evidence, but for the heights that they told.
/// </summary>
public sealed class AnswerEvidence
{
    private const string AliasTag = "alias:";

    private readonly FrozenSet<string> aliases;

    /// <param name="language">The language of the answer.</param>
    /// <param name="texts">The texts that are evidence.</param>
    /// <param name="paymentDetails">Of those, the ones whose accounts and phones may be repeated.</param>
    /// <param name="heights">Heights, in centimetres, that the customer told.</param>
    /// <param name="products">The catalogue entries concerned.</param>
    /// <param name="catalog">The catalogue.</param>
    public AnswerEvidence(
        string language, IEnumerable<string> texts, IEnumerable<string> paymentDetails, IEnumerable<string> heights,
        ImmutableArray<Product> products, ProductCatalog catalog)
    {
        Language = language;
        Catalog = catalog;
        Products = products;
        ImmutableArray<string> all = [.. texts, .. products.SelectMany(product => ProductFacts.Of(product, language))];
        Text = string.Join('\n', all);
        var mention = catalog.Search.Read(Text);
        Numbers = [.. all.SelectMany(Figures.Numbers), .. heights];
        Prices = [.. all.SelectMany(Figures.Prices)];
        Ranges = [.. all.SelectMany(Figures.Ranges)];
        PaymentDetails = [.. paymentDetails.SelectMany(Figures.PaymentDetails)];
        Colors = [.. mention.Colors, .. products.SelectMany(product => product.Colors).Select(color => color.Color.Id)];
        Tokens = mention.Tokens;
        Words = mention.Tokens.Select(token => token.Raw.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
        aliases = AliasesOf(mention.Tokens).ToFrozenSet(StringComparer.Ordinal);
    }

    public string Language { get; }

    public string Text { get; }

    public ProductCatalog Catalog { get; }

    public ImmutableArray<Product> Products { get; }

    public ImmutableHashSet<string> Numbers { get; }

    public ImmutableHashSet<string> Prices { get; }

    public ImmutableHashSet<string> Ranges { get; }

    public ImmutableHashSet<string> PaymentDetails { get; }

    public ImmutableHashSet<string> Colors { get; }

    public ImmutableArray<Token> Tokens { get; }

    /// <summary>Its words, in lower case: whatever their language, they may be repeated.</summary>
    public FrozenSet<string> Words { get; }

    /// <summary>Whether a word by which a product is called calls one of those concerned.</summary>
    public bool Names(Token token) => AliasesOf([token]).Any(aliases.Contains);

    private static IEnumerable<string> AliasesOf(ImmutableArray<Token> tokens) =>
        tokens.Where(token => token.Is("product"))
            .SelectMany(token => token.Tags)
            .Where(tag => tag.StartsWith(AliasTag, StringComparison.Ordinal));
}
