using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>What is sought by meaning: descriptions in words that the catalogue does not use.</summary>
internal static class SemanticRules
{
    /// <summary>How much of a text is sought, in characters.</summary>
    public const int MaxLength = 500;

    private const int MinWords = 2;

    /// <summary>Products that resemble a text in meaning; a text not sought yet is asked for, and finds nothing.</summary>
    public static ImmutableArray<Product> Resembling(TurnDraft turn, Utterance utterance)
    {
        if (!IsSought(turn, utterance))
            return [];
        if (turn.Findings.Meanings.TryGetValue(Key(utterance), out var found))
            return [.. found.Select(turn.Catalog.Find).OfType<Product>()];

        turn.AskAboutText(Key(utterance));
        return [];
    }

    /// <summary>Whether something was asked for that nothing in the catalogue resembles.</summary>
    public static bool NothingFits(TurnDraft turn, Utterance utterance) =>
        IsSought(turn, utterance)
        && !turn.Browsing
        && utterance.Says("want", "goods")
        && turn.Findings.Meanings.TryGetValue(Key(utterance), out var found)
        && found.IsEmpty;

    private static bool IsSought(TurnDraft turn, Utterance utterance) =>
        turn.Topic is Intent.Discovery
        && turn.Acts.Count == 0
        && !utterance.NamesGoods
        && !utterance.Says("price", "foreign", "hesitate", "expensive", "not-fit")
        && utterance.Tokens.Count(token => token is { Kind: TokenKind.Word, Text.Length: >= 4 }) >= MinWords;

    private static string Key(Utterance utterance) => CodePoints.Cut(utterance.Text, MaxLength);
}
