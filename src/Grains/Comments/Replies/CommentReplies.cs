using System.Collections.Immutable;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Language;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Comments.Replies;

/// <summary>
/// Words replies to comments: from the catalogue, the shop's own texts and its documents alone. What none of them holds is not
/// guessed: the reply says that somebody will find out. Pure.
/// </summary>
public static class CommentReplies
{
    private const int MaxProducts = 2;

    /// <summary>The reply to a comment, in its language.</summary>
    /// <param name="type">What the comment is.</param>
    /// <param name="input">The comment.</param>
    /// <param name="context">What an operator says that the post shows; null if nobody did.</param>
    /// <param name="passage">What a document says about it; null if none does.</param>
    /// <param name="catalog">The catalogue in force.</param>
    /// <param name="texts">The shop's words.</param>
    public static CommentReply Compose(
        CommentType type, CommentInput input, string? context, Passage? passage, ProductCatalog catalog, Texts texts)
    {
        var mention = catalog.Search.Read(input.Text);
        var products = type is CommentType.Question ? Products(mention, input, context, catalog) : [];
        return Worded(type, input, passage, mention, products, catalog, texts) with { ProductId = products is [var one] ? one.Id : null };
    }

    private static CommentReply Worded(
        CommentType type, CommentInput input, Passage? passage, CatalogMention mention, ImmutableArray<Product> products,
        ProductCatalog catalog, Texts texts)
    {
        var language = LanguageOf(input, mention.Tokens);
        string Say(string key) => texts[language, key][0];
        if (type is CommentType.Positive)
            return new(Say(SpeechKeys.CommentThanks), IsKnown: true);
        if (type is not CommentType.Question)
            return new(Say(SpeechKeys.CommentHeard), IsKnown: type is not (CommentType.Complaint or CommentType.Critical));

        var topics = CommentTopicReader.Read(mention.Tokens);
        // A follow-up names what is asked about now; what it is asked of, the comment above may say.
        if (topics is CommentTopics.None && input.Parent is { } parent)
            topics = CommentTopicReader.Read(catalog.Search.Read(parent).Tokens);
        if (topics is CommentTopics.None && input.Text.Trim('+', ' ', '!').Length == 0)
            topics = CommentTopics.Price;
        var sentences = new List<string>();
        foreach (var product in products.Take(MaxProducts))
            sentences.AddRange(About(product, topics, mention.Tokens, language, Say));
        var isKnown = products.Length <= MaxProducts && Covers(topics, products, sentences);
        sentences.AddRange(AboutShop(topics, mention.Tokens, Say));
        isKnown = isKnown && sentences.Count > 0;
        if (!isKnown && Quoted(sentences, passage, Say) is { } quoted)
            return quoted;
        if (!isKnown && sentences.Count == 0)
            return new(Say(SpeechKeys.CommentAsk), IsKnown: false);
        if (!isKnown)
            sentences.Add(Say(SpeechKeys.CommentAsk));
        else if (topics.HasFlag(CommentTopics.Price) || topics.HasFlag(CommentTopics.Stock) || topics.HasFlag(CommentTopics.Order))
            sentences.Add(Say(SpeechKeys.CommentOrder));
        return Fitting(sentences.Distinct().ToList(), isKnown, Say(SpeechKeys.CommentAsk));
    }

    /// <summary>What is known, and what a document says about the rest; null if it says nothing, or there is no room for it.</summary>
    private static CommentReply? Quoted(List<string> sentences, Passage? passage, Func<string, string> say)
    {
        if (passage is null)
            return null;
        var text = string.Join(' ', sentences.Append(say(SpeechKeys.DocumentAnswer).Replace("{quote}", passage.Sentence)));
        return text.Length <= CommentReply.MaxLength ? new(text, IsKnown: true) : null;
    }

    /// <summary>The language in which a comment is replied to.</summary>
    internal static string LanguageOf(CommentInput input) => LanguageOf(input, Lexicon.Common.Read(input.Text));

    /// <summary>The products that a comment may be about.</summary>
    internal static ImmutableArray<Product> ProductsOf(CommentInput input, string? context, ProductCatalog catalog) =>
        Products(catalog.Search.Read(input.Text), input, context, catalog);

    private static string LanguageOf(CommentInput input, ImmutableArray<Token> tokens)
    {
        var around = input.Parent is { Length: > 0 } parent ? parent : input.Caption;
        return LanguageDetector.Detect(tokens, LanguageDetector.Detect(Lexicon.Common.Read(around), "uk", settled: false), settled: false);
    }

    /// <summary>What the comment names, else the one above, else what the operator says, else the caption.</summary>
    private static ImmutableArray<Product> Products(CatalogMention mention, CommentInput input, string? context, ProductCatalog catalog)
    {
        if (!mention.Products.IsEmpty)
            return WantedProducts.Of(mention);
        return new[] { input.Parent, context, input.Caption }
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => catalog.Search.Read(text!).Products)
            .FirstOrDefault(found => !found.IsEmpty, []);
    }

    private static IEnumerable<string> About(
        Product product, CommentTopics topics, ImmutableArray<Token> tokens, string language, Func<string, string> say)
    {
        var name = product.Name.In(language);
        var measures = BodyMeasures.Read(tokens);
        var size = SizeOf(product, measures);
        if (topics.HasFlag(CommentTopics.Price) || topics.HasFlag(CommentTopics.Order))
            yield return say(SpeechKeys.CommentPrice).Replace("{name}", name).Replace("{price}", Price(product, size, language));
        if (topics.HasFlag(CommentTopics.Sizes) || topics.HasFlag(CommentTopics.Stock))
        {
            if (measures.Height is { } height && product.OnlySize is null
                && SizeAdvice.For(product, height) is { Fit: SizeFit.Suits } advice)
                yield return say(SpeechKeys.CommentSize).Replace("{height}", $"{height}").Replace("{size}", advice.Size.Size.Label);
            else if (product.OnlySize is not null)
                yield return say(SpeechKeys.CommentOneSize).Replace("{name}", name);
            else
                yield return say(SpeechKeys.CommentSizes).Replace("{name}", name)
                    .Replace("{sizes}", string.Join(", ", product.Sizes.Select(one => one.Size.Label)));
        }

        if (topics.HasFlag(CommentTopics.Colors) || topics.HasFlag(CommentTopics.Stock))
            yield return say(SpeechKeys.CommentColors).Replace("{name}", name)
                .Replace("{colors}", string.Join(", ", product.Colors.Select(color => color.Color.Name.In(language))));
        if (topics.HasFlag(CommentTopics.Fabric))
            yield return say(SpeechKeys.CommentFabric).Replace("{fabric}", product.Fabric.In(language));
    }

    private static IEnumerable<string> AboutShop(CommentTopics topics, ImmutableArray<Token> tokens, Func<string, string> say)
    {
        if (topics.HasFlag(CommentTopics.Delivery))
        {
            var labels = PhraseBook.LabelsBesideEmoji(tokens);
            yield return say(labels.Contains("ask-abroad") || tokens.Any(token => token.Is("abroad")) ? SpeechKeys.Abroad
                : labels.Contains("ask-delivery-price") || topics.HasFlag(CommentTopics.Price) ? SpeechKeys.DeliveryPrice
                : SpeechKeys.Delivery);
        }

        if (topics.HasFlag(CommentTopics.Payment))
            yield return say(SpeechKeys.CommentPayment);
        if (topics.HasFlag(CommentTopics.Order))
            yield return say(SpeechKeys.CommentOrder);
    }

    /// <summary>Whether all that was asked of a product could be said; what is asked of the shop always can.</summary>
    private static bool Covers(CommentTopics topics, ImmutableArray<Product> products, List<string> sentences)
    {
        const CommentTopics OfProducts =
            CommentTopics.Price | CommentTopics.Sizes | CommentTopics.Colors | CommentTopics.Stock | CommentTopics.Fabric;
        var asked = topics & OfProducts;
        // "How much is the delivery" asks for no product's price.
        if (topics.HasFlag(CommentTopics.Delivery) && products.IsEmpty)
            asked &= ~CommentTopics.Price;
        return asked is CommentTopics.None || sentences.Count > 0;
    }

    private static ProductSize? SizeOf(Product product, BodyMeasures measures) =>
        measures.Size is { } size ? product.Size(size.Label)
        : measures.Height is { } height && SizeAdvice.For(product, height) is { Fit: SizeFit.Suits } advice ? advice.Size
        : null;

    private static string Price(Product product, ProductSize? size, string language)
    {
        if (size is not null)
            return Sum(size.Price, language);
        var (lowest, highest) = (product.LowestPrice, product.HighestPrice);
        return lowest == highest ? Sum(lowest, language) : $"{lowest.Figure}–{Sum(highest, language)}";
    }

    private static string Sum(Money money, string language) =>
        money.Currency == "UAH" && language != "en" ? $"{money.Figure} грн" : $"{money.Figure} {money.Currency}";

    /// <summary>As many whole sentences as fit, the first ones first.</summary>
    private static CommentReply Fitting(List<string> sentences, bool isKnown, string ask)
    {
        while (sentences.Count > 1 && string.Join(' ', sentences).Length > CommentReply.MaxLength)
            sentences.RemoveAt(sentences.Count - 1);
        var text = string.Join(' ', sentences);
        return text.Length <= CommentReply.MaxLength ? new(text, isKnown) : new(ask, IsKnown: false);
    }
}
