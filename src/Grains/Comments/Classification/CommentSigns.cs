using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Comments.Classification;

/// <summary>What tells of a comment what it is.</summary>
internal sealed record CommentSigns
{
    private const string KindEmoji =
        "❤♥🧡💛💚💙💜🤍🖤🤎💖💗💓💞💕💘💝😍🥰😘😻🤩👍👏🙌🔥💯✨🌟⭐🌸🌹💐🌷🌺🌼"
        + "😊☺😁😀😃😄🙂😇🤗👌💪🥳🎉🙏😎👑💎🫶😋😉🤭🥹🌞🍀💃";
    private const string SadEmoji = "👎😡😠😤😞😔😢😭😒🙄😑😕🤦💔😩😫🤬😾😖";
    private const string RudeEmoji = "🖕💩🤮🤡🤢🐷🐖";

    private static readonly Lexicon Lexicon = Language.Lexicon.Common.With(
        from section in WordFile.Sections("comments-words.txt")
        from word in section.Entry.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)
        select (WordPattern.Parse(word), "c-" + section.Name));

    private static readonly PhraseIndex Phrases = new(PhraseEntries().Select(entry => Phrase.Parse(entry.Entry)));
    private static readonly ImmutableArray<string> PhraseNames = [.. PhraseEntries().Select(entry => entry.Name)];

    private static readonly FrozenSet<string> Telling =
        FrozenSet.ToFrozenSet(["complaint", "delivery-issue", "price", "stock", "size", "delivery", "pay", "praise", "thanks", "fabric",
            "wholesale", "insult", "expensive", "return", "wrong-arrived"], StringComparer.Ordinal);

    /// <summary>What it consists of, for the learned model.</summary>
    public required int[] Features { get; init; }

    /// <summary>How many words it has.</summary>
    public required int Words { get; init; }

    /// <summary>A word of profanity, as it was written; null if there is none.</summary>
    public string? Profanity { get; init; }

    /// <summary>It praises.</summary>
    public bool Praises { get; init; }

    /// <summary>It threatens somebody or wishes them ill, or calls them names.</summary>
    public bool Threatens { get; init; }

    /// <summary>It sells something, lures somewhere, or links to what is not the shop's.</summary>
    public bool Advertises { get; init; }

    /// <summary>It asks.</summary>
    public bool HasQuestionMark { get; init; }

    /// <summary>It is a plus, with which people ask to be told more.</summary>
    public bool IsPlus { get; init; }

    /// <summary>It has friendly emoji.</summary>
    public bool HasKindEmoji { get; init; }

    /// <summary>It has emoji of discontent.</summary>
    public bool HasSadEmoji { get; init; }

    /// <summary>It has emoji that insult.</summary>
    public bool HasRudeEmoji { get; init; }

    /// <summary>What it speaks of, for people.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>Reads a comment.</summary>
    public static CommentSigns Of(string text)
    {
        var plain = WithoutMentions(text);
        var tokens = Lexicon.Read(plain);
        var labels = PhraseBook.LabelsBesideEmoji(tokens);
        var own = Phrases.MayBegin(tokens)
            .Where(candidate => candidate.Phrase.Occurs(tokens))
            .Select(candidate => PhraseNames[candidate.Number])
            .ToHashSet(StringComparer.Ordinal);
        var tags = tokens.SelectMany(token => token.Tags).Where(tag => tag != Lexicon.PlainTag).ToHashSet(StringComparer.Ordinal);
        var hasLink = Links.Occur(text) || tags.Contains("c-site");
        // Somebody shows which post they mean.
        var isOwnLink = text.Contains("instagram.com/p/", StringComparison.OrdinalIgnoreCase);
        return new CommentSigns
        {
            Features = Numbers(plain, tokens, labels, own, tags),
            Words = tokens.Count(token => token.Kind is TokenKind.Word or TokenKind.Number),
            Profanity = Classification.Profanity.Find(plain),
            Praises = tags.Overlaps(["praise", "c-praise", "pleased"]) && !tags.Overlaps(["awful", "badly", "deceit", "defect", "c-bad"]),
            Threatens = own.Contains("threat"),
            Advertises = own.Contains("advert") || (hasLink && (!isOwnLink || own.Contains("lure"))),
            HasQuestionMark = plain.Contains('?', StringComparison.Ordinal),
            IsPlus = plain.Trim() is "+" or "++" or "+++",
            HasKindEmoji = Holds(text, KindEmoji),
            HasSadEmoji = Holds(text, SadEmoji),
            HasRudeEmoji = Holds(text, RudeEmoji),
            Reasons = string.Join(", ", labels.Where(Telling.Contains).Concat(own).Order(StringComparer.Ordinal).Select(Told).Distinct()),
        };
    }

    /// <summary>A label in the managers' words.</summary>
    private static string Told(string label) => label switch
    {
        "complaint" => "скарга",
        "delivery-issue" => "посилка не прийшла",
        "price" => "ціна",
        "stock" => "наявність",
        "size" => "розмір",
        "delivery" => "доставка",
        "pay" => "оплата",
        "praise" => "похвала",
        "thanks" => "подяка",
        "fabric" => "тканина",
        "wholesale" => "опт",
        "insult" => "образа",
        "expensive" => "задорого",
        "return" => "повернення",
        "wrong-arrived" => "прийшло не те",
        "threat" => "погроза",
        "advert" => "реклама",
        "lure" => "заманювання",
        "bad" => "невдоволення",
        "trouble" => "негаразди із замовленням",
        "partner" => "співпраця",
        _ => label,
    };

    private static int[] Numbers(
        string text, ImmutableArray<Token> tokens, FrozenSet<string> labels, HashSet<string> own, HashSet<string> tags) =>
    [
        .. Learning(text).Concat(labels.Select(label => Feature("l", label))).Concat(own.Select(label => Feature("o", label)))
            .Concat(tags.Select(tag => Feature("t", tag))).Concat(Marks(text, tokens)).Distinct(),
    ];

    private static int[] Learning(string text) => Understanding.Learning.Features.Of(text);

    private static IEnumerable<int> Marks(string text, ImmutableArray<Token> tokens)
    {
        if (Holds(text, KindEmoji))
            yield return Feature("m", "kind");
        if (Holds(text, SadEmoji))
            yield return Feature("m", "sad");
        if (text.Contains('?', StringComparison.Ordinal))
            yield return Feature("m", "?");
        if (text.Contains('!', StringComparison.Ordinal))
            yield return Feature("m", "!");
        yield return Feature("m", tokens.Length switch { < 3 => "short", < 12 => "middle", _ => "long" });
    }

    private static int Feature(string kind, string name) => Understanding.Learning.Features.Number("sign-" + kind, name);

    private static IEnumerable<(string Name, string Entry)> PhraseEntries() => WordFile.Sections("comments-phrases.txt");

    private static bool Holds(string text, string emoji)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > 0x203B && emoji.Contains(rune.ToString(), StringComparison.Ordinal) && rune.Value != 0xFE0F)
                return true;
        return text.Contains("<3", StringComparison.Ordinal) && emoji == KindEmoji;
    }

    /// <summary>People call each other and the shop by name; that says nothing of what they want.</summary>
    private static string WithoutMentions(string text)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
            return text;
        var words = text.Split(' ');
        return string.Join(' ', words.Where(word => !IsMention(word)));
    }

    private static bool IsMention(string word) =>
        word.Length > 2 && word[0] == '@' && char.IsAsciiLetter(word[1])
        && word[1..].All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or ',');
}
