using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>What the words of a name may mean besides.</summary>
internal static class NameWords
{
    // What a word may mean and still be somebody's surname, without other delivery data beside it.
    private static readonly FrozenSet<string> Namesakes = FrozenSet.Create(
        StringComparer.Ordinal, "color", "product", "occasion", "kind-property", "word", "like", "category", "fabric", "child", "alias");

    // What makes a sentence of the words beside it.
    private static readonly FrozenSet<string> Speech = FrozenSet.Create(
        StringComparer.Ordinal,
        "hello", "good", "thanks", "bye", "filler", "please", "yes", "no", "want", "buy", "ordering", "order", "pay", "paid", "add",
        "confirm-order", "question", "have", "howmuch", "show", "callme", "you", "my", "if", "when", "where", "why", "arrive", "wait",
        "call", "person", "human", "later", "think", "consult", "doubt", "exchange", "return", "cancel", "change", "complain", "deceit",
        "urgent",
        "recommend", "price", "currency", "height", "cm", "number", "still", "soon", "thing");

    private static readonly (string Ending, string Nominative)[] Accusatives =
    [
        ("ську", "ська"), ("цьку", "цька"), ("ову", "ова"), ("єву", "єва"), ("еву", "ева"), ("іну", "іна"), ("ину", "ина"),
        ("скую", "ская"),
    ];

    /// <summary>Whether all that it means may be a surname as well.</summary>
    public static bool AreNamesakes(Token token) => token.Tags.All(tag => Namesakes.Contains(tag.Split(':')[0]));

    /// <summary>Whether it makes a sentence of the words beside it.</summary>
    public static bool IsSpeech(Token token) => token.Kind is not TokenKind.Word || (!token.Guessed && token.Tags.Overlaps(Speech));

    /// <summary>"О.": a letter for a name, with its point.</summary>
    public static bool IsInitial(ImmutableArray<Token> tokens, int index) =>
        tokens[index] is { Kind: TokenKind.Word, Raw.Length: 1, Capitalised: true }
        && (index + 1 == tokens.Length || tokens[index + 1].Gap.StartsWith('.'));

    /// <summary>A word of a name of a woman, which a customer wrote in the accusative, as it is called; any other as it is.</summary>
    public static string Nominative(string word)
    {
        foreach (var (ending, nominative) in Accusatives)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length] + nominative;
        }

        return word switch
        {
            [.. var stem, 'у'] when PersonNames.IsFirstName(word) => stem + "а",
            [.. var stem, 'ю'] when PersonNames.IsFirstName(word) => stem + "я",
            _ => word,
        };
    }
}
