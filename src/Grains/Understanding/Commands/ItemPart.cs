using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>What one part of a message names of an item.</summary>
internal sealed record ItemPart(Product? Product, string? Color, BodyMeasures Measures)
{
    private const string ColorTag = "color:";

    private static readonly ImmutableArray<string> Taller = ["старш", "більш", "больш", "вищ", "older", "elder", "bigger", "taller"];

    private static readonly ImmutableArray<string> Shorter =
        ["молодш", "меньш", "менш", "младш", "нижч", "younger", "smaller", "little", "shorter"];

    // "Мала" and "малий" say of goods that they are too small.
    private static readonly FrozenSet<string> Small = FrozenSet.ToFrozenSet(
    [
        "малій", "малої", "малому", "малого", "малу", "малой", "малую", "маленькій", "маленької", "маленькому", "маленького", "маленьку",
        "маленькой", "маленькую",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Same = FrozenSet.ToFrozenSet(
        ["таку", "такий", "таке", "такую", "такой", "такое", "same"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Adding = FrozenSet.ToFrozenSet(
        ["ще", "ещё", "еще", "also", "плюс", "plus", "+", "також", "также"], StringComparer.Ordinal);

    /// <summary>For which of the children: 1 the taller one, -1 the shorter one, 0 if nothing says so.</summary>
    public int Rank { get; init; }

    /// <summary>Whether it is the same thing as before for another: "and such a one for 128".</summary>
    public bool IsSame { get; init; }

    /// <summary>Whether it names nothing.</summary>
    public bool IsEmpty => Product is null && Color is null && !HasSize;

    /// <summary>Whether it says for which size or height.</summary>
    public bool HasSize => Measures.Size is not null || Measures.Height is not null;

    /// <summary>Whether it names an item in full: nothing is left open but what the product has one of.</summary>
    public bool IsFull =>
        Product is not null && (HasSize || Product.OnlySize is not null) && (Color is not null || Product.Colors.Length == 1);

    public static ItemPart Read(List<Token> words, Situation situation)
    {
        ImmutableArray<Token> tokens = [.. words];
        var colors = tokens.SelectMany(token => token.Tags)
            .Where(tag => tag.StartsWith(ColorTag, StringComparison.Ordinal))
            .Select(tag => tag[ColorTag.Length..])
            .Distinct()
            .ToList();
        var product = ProductOf(tokens, colors, situation);
        return new ItemPart(product, colors is [var color] ? color : null, BodyMeasures.Read(tokens))
        {
            Rank = RankOf(tokens, situation.Conversation),
            IsSame = product is null && colors.Count == 0 && tokens.Any(token => Same.Contains(token.Text)),
        };
    }

    /// <summary>For which of the children words are: 1 the taller one, -1 the shorter one, 0 if nothing says so.</summary>
    public static int RankOf(ImmutableArray<Token> tokens, Conversation conversation)
    {
        bool Says(ImmutableArray<string> stems) => tokens.Any(token =>
            token.Kind is TokenKind.Word && !token.Is("color") && !ChildWords.IsBoy(token) && !IsAdverb(token.Text)
            && stems.Any(stem => token.Text.StartsWith(stem, StringComparison.Ordinal)));

        return (Says(Taller), Says(Shorter) || tokens.Any(token => Small.Contains(token.Text))) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            (false, false) when conversation.BoyIsTaller is { } isBoyTaller =>
                (tokens.Any(ChildWords.IsBoy), tokens.Any(ChildWords.IsGirl)) switch
                {
                    (true, false) => isBoyTaller ? 1 : -1,
                    (false, true) => isBoyTaller ? -1 : 1,
                    _ => 0,
                },
            _ => 0,
        };
    }

    /// <summary>"Більше нічого", "більш теплий", "більшість": more of something, and no child.</summary>
    private static bool IsAdverb(string word) =>
        word is "більш" or "менш" || word.EndsWith("ше", StringComparison.Ordinal) || word.EndsWith("ще", StringComparison.Ordinal)
        || word.EndsWith("че", StringComparison.Ordinal) || word.EndsWith("ість", StringComparison.Ordinal)
        || word.EndsWith("инство", StringComparison.Ordinal);

    /// <summary>"Pink for the younger one black for the elder one": whether words speak of two children.</summary>
    public static bool IsForBoth(List<Token> words, Situation situation) =>
        words.Select(word => RankOf([word], situation.Conversation)).Where(rank => rank != 0).Distinct().Count() == 2;

    /// <summary>"The elder one 146 the younger one 110": words that name several heights or colours, cut behind each of them.</summary>
    public static IEnumerable<List<Token>> Cut(List<Token> words)
    {
        Func<Token, bool> ends = words.Count(IsHeight) > 1 ? IsHeight
            : words.Count(token => token.Is("color")) > 1 && !words.Exists(IsHeight) ? token => token.Is("color")
            : _ => false;
        var part = new List<Token>();
        foreach (var word in words)
        {
            part.Add(word);
            if (!ends(word))
                continue;
            yield return part;
            part = [];
        }

        if (part.Count > 0)
            yield return part;
    }

    private static bool IsHeight(Token token) => token.Number is >= BodyMeasures.MinHeight and <= BodyMeasures.GreatestHeight;

    /// <summary>Whether the other part says what this one leaves open.</summary>
    public bool Completes(ItemPart other) => (other.Color is null || Color is null) && (!other.HasSize || !HasSize);

    public ItemPart With(ItemPart other) => this with
    {
        Color = Color ?? other.Color,
        Measures = HasSize ? Measures : other.Measures,
        Rank = Rank != 0 ? Rank : other.Rank,
    };

    /// <summary>
    /// "The black one, and also the Laguna suit", "the pink one, and such a one for 128": a colour that stands before all else is that of
    /// the product which the shop asked about, in the size that is known.
    /// </summary>
    public static List<ItemPart> WithChosen(List<ItemPart> parts, Situation situation)
    {
        if (parts is not [{ Product: null, Color: { } color } first, .. { Count: > 0 } others]
            || situation.Product is not { } chosen || chosen.Color(color) is null
            || !others.TrueForAll(part => IsBeside(part, color, chosen, situation)))
            return parts;

        var size = chosen.Size(situation.Conversation.Selection.Size)?.Size;
        var known = first.HasSize || size is null ? first.Measures : first.Measures with { Size = size };
        return [first with { Product = chosen, Measures = known }, .. others];
    }

    private static bool IsBeside(ItemPart part, string color, Product chosen, Situation situation) =>
        part.Product is { } other
            ? other != chosen
                && (other.Color(color) is null || situation.Tokens.Any(token => Adding.Contains(token.Text) || token.Is("add")))
            : part is { IsSame: true, HasSize: true };

    /// <summary>The product by its name or as the only one of its kind; one name of several products is narrowed by the colour.</summary>
    private static Product? ProductOf(ImmutableArray<Token> tokens, List<string> colors, Situation situation)
    {
        var named = situation.Utterance.Products.IsEmpty ? [] : ProductNames.In(tokens, situation.Catalog);
        if (named.IsEmpty)
            named = [.. situation.Catalog.Products.Where(product => tokens.Any(token => token.Is("category:" + product.Category)))];
        if (named.Length > 1 && situation.Product is { } chosen && named.Contains(chosen))
            return chosen;
        if (named.Length > 1)
            named = [.. named.Where(product => colors.Any(color => product.Color(color) is not null))];
        return named is [var only] ? only : null;
    }
}
