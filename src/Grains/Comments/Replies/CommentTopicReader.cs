using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Comments.Replies;

/// <summary>Reads topics from words.</summary>
internal static class CommentTopicReader
{
    private static readonly ImmutableArray<(CommentTopics Topic, string[] Labels, string[] Tags)> Signs =
    [
        (CommentTopics.Price, ["price", "ask-total"], ["price"]),
        (CommentTopics.Sizes, ["size", "size-chart"], ["sizeword", "height", "age"]),
        (CommentTopics.Colors, ["color-list", "color-other"], ["colorword"]),
        (CommentTopics.Stock, ["stock"], ["stock"]),
        (CommentTopics.Delivery, ["delivery", "ask-delivery-price", "ask-delivery-time", "ask-carrier", "ask-abroad"], ["delivery"]),
        (CommentTopics.Payment, ["pay", "ask-cod", "ask-prepayment", "prepay"], ["pay"]),
        (CommentTopics.Fabric, ["fabric"], ["fabric"]),
        (CommentTopics.Order, ["order"], ["ordering", "buy"]),
    ];

    private const int ShortQuestion = 2;

    private static readonly string[] Goods =
    [
        "stock", "still", "product", "category", "goods", "clothes", "thing", "color", "colorword", "sizeword", "height", "age", "number",
        "other",
    ];

    /// <summary>The topics of a comment with these words.</summary>
    public static CommentTopics Read(ImmutableArray<Token> tokens)
    {
        var labels = PhraseBook.LabelsBesideEmoji(tokens);
        var tags = tokens.SelectMany(token => token.Tags).ToFrozenSet(StringComparer.Ordinal);
        var topics = CommentTopics.None;
        foreach (var (topic, ofTopic, tagsOfTopic) in Signs)
            if (ofTopic.Any(labels.Contains) || tagsOfTopic.Any(tags.Contains))
                topics |= topic;
        // "Is there X?" asks for goods only if X is some: the catalogue does not tell of a collar's embroidery.
        if (topics.HasFlag(CommentTopics.Stock) && !tags.Overlaps(Goods) && tokens.Length > ShortQuestion)
            topics &= ~CommentTopics.Stock;
        // "How much" alone is of the price; with something else it is of that.
        if (topics is CommentTopics.None or CommentTopics.Order && tags.Contains("howmuch"))
            topics = CommentTopics.Price;
        return topics;
    }
}
