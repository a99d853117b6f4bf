using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>A proposed command whose quotation is the customer's, and what those words and the conversation say of its values.</summary>
internal sealed class Claim
{
    private const int LeastStem = 3, LongestEnding = 3;

    private readonly CatalogMention mention;

    public Claim(ProposedCommand proposed, Situation situation)
    {
        (Proposed, Situation) = (proposed, situation);
        mention = situation.Catalog.Search.Read(proposed.Words);
        Numbers = [.. NumberWords.Joined(mention.Tokens).SelectMany(NumbersOf)];
        Measures = BodyMeasures.Read(mention.Tokens, awaited: true);
    }

    public ProposedCommand Proposed { get; }

    public Situation Situation { get; }

    public Conversation Conversation => Situation.Conversation;

    public Utterance Utterance => Situation.Utterance;

    /// <summary>The words of the quotation.</summary>
    public ImmutableArray<Token> Words => mention.Tokens;

    /// <summary>The numbers of the quotation, in digits or in words.</summary>
    public ImmutableHashSet<int> Numbers { get; }

    /// <summary>Heights and sizes of the quotation.</summary>
    public BodyMeasures Measures { get; }

    /// <summary>The proposed products; null if one of them is none of the catalogue's, or cannot be meant.</summary>
    public ImmutableArray<Product>? Products()
    {
        var products = Proposed.Products.Distinct(StringComparer.Ordinal).Select(Situation.Catalog.Find).ToList();
        return products.TrueForAll(product => product is not null && CanMean(product)) ? [.. products!] : null;
    }

    /// <summary>
    /// Whether the words name the product, alone or as the only one of its kind; or nothing is named, and it was spoken of before.
    /// </summary>
    public bool CanMean(Product product)
    {
        var named = mention.Products.IsEmpty ? Utterance.Products : mention.Products;
        if (!named.IsEmpty)
            return named.Contains(product);
        return IsSpokenOf(product) || IsOnlyOfKind(product);
    }

    /// <summary>Whether the words name the product or its kind.</summary>
    public bool Names(Product product) => mention.Products.Contains(product) || mention.Categories.Contains(product.Category);

    /// <summary>Whether the words name the colour and do not refuse it, or it was settled before, or there is no other.</summary>
    public bool HasColor(string color, Product? product) =>
        Situation.Catalog.Colors.Any(known => known.Id == color)
        && !WantedColors.Refused(Situation.Tokens).Contains(color)
        && (NamesColor(color)
            || product?.Colors is [var only] && only.Color.Id == color
            || Conversation.Selection.Color == color && (product is null || product.Id == Conversation.Selection.ProductId));

    /// <summary>Whether the words name the colour.</summary>
    public bool NamesColor(string color) => mention.Colors.Contains(color) || Utterance.Colors.Contains(color);

    /// <summary>Whether the words name a number of the size, or a height that it suits, or it was settled before.</summary>
    public bool HasSize(ClothingSize size, Product? product) =>
        Numbers.Any(size.Holds)
        || Suits(size, product, Measures.Height)
        || Suits(size, product, Conversation.Height)
        || Conversation.Selection.Size == size.Label;

    /// <summary>Whether the words name the height, or it was told or suggested before.</summary>
    public bool HasHeight(int height) =>
        Numbers.Contains(height) || Measures.Height == height || Conversation.Height == height || Conversation.SuggestedHeight == height;

    /// <summary>Whether each word of a text is one of the quotation, in whatever case.</summary>
    public bool HasEach(string text)
    {
        var words = Tokenizer.Cut(text);
        return !words.IsEmpty && words.All(word => Words.Any(token => IsFormOf(word, token)));
    }

    private static bool IsFormOf(Token word, Token token)
    {
        if (word.Text == token.Text)
            return true;
        if (word.Kind is not TokenKind.Word || token.Kind is not TokenKind.Word)
            return false;

        var stem = Math.Max(LeastStem, word.Text.Length - LongestEnding);
        return word.Text.Length >= stem && token.Text.Length <= word.Text.Length + LongestEnding
            && token.Text.StartsWith(word.Text[..stem], StringComparison.Ordinal);
    }

    private static bool Suits(ClothingSize size, Product? product, int? height) => height is { } told
        && (product is null ? SizeChart.For(told) == size
            : SizeAdvice.For(product, told) is { Fit: SizeFit.Suits } advice && advice.Size.Size == size);

    private bool IsSpokenOf(Product product) =>
        Conversation.Selection.ProductId == product.Id
        || Conversation.Shown.Contains(product.Id)
        || Conversation.Order.Lines.Any(line => line.ProductId == product.Id)
        || Utterance.Quoted?.Products.Contains(product) == true;

    private bool IsOnlyOfKind(Product product) =>
        mention.Categories.Contains(product.Category)
        && Situation.Catalog.Products.Count(other => other.Category == product.Category && IsMadeInNamed(other)) == 1
        && IsMadeInNamed(product);

    private bool IsMadeInNamed(Product product) =>
        mention.Colors.IsEmpty || mention.Colors.Any(color => product.Color(color) is not null);

    private static IEnumerable<int> NumbersOf(Token token) => token.Kind is not TokenKind.Number ? [] : token.Text.Split('-')
        .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
        .Where(number => number >= 0);
}
