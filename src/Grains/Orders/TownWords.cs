using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Words beside the name of a place, and where it stands.</summary>
internal static class TownWords
{
    private const int MaxWordsBetween = 2;

    private static readonly FrozenSet<string> Short = FrozenSet.Create(
        StringComparer.Ordinal, "м", "г", "с", "m", "s", "смт", "пгт", "сел");

    private static readonly FrozenSet<string> Long = FrozenSet.Create(
        StringComparer.Ordinal,
        "місто", "місті", "міста", "город", "городе", "города", "село", "селі", "села", "селище", "селищі", "поселок", "хутір", "деревня",
        "city", "town", "village", "misto");

    private static readonly FrozenSet<string> Prepositions = FrozenSet.Create(
        StringComparer.Ordinal, "в", "у", "до", "на", "из", "з", "із", "від", "от", "во", "in", "to", "from", "v", "u", "do");

    private static readonly FrozenSet<string> Negations = FrozenSet.Create(
        StringComparer.Ordinal, "не", "замість", "вместо", "not", "instead");

    /// <summary>Whether a word says what kind of place follows.</summary>
    public static bool IsTownWord(ImmutableArray<Token> tokens, int index) =>
        index >= 0 && (Short.Contains(tokens[index].Text) || Long.Contains(tokens[index].Text));

    /// <summary>Whether it is one of those that nothing else begins with.</summary>
    public static bool IsLong(Token token) => Long.Contains(token.Text);

    /// <summary>Whether a word leads to a place.</summary>
    public static bool IsPreposition(ImmutableArray<Token> tokens, int index) => index >= 0 && Prepositions.Contains(tokens[index].Text);

    /// <summary>"Не Полтава", "не з Полтави", "замість Полтави".</summary>
    public static bool IsNegated(ImmutableArray<Token> tokens, int index)
    {
        var before = index - 1;
        while (before >= Math.Max(0, index - MaxWordsBetween)
            && (IsPreposition(tokens, before) || IsTownWord(tokens, before))
            && !tokens[before + 1].AfterComma)
            before--;
        return before >= 0 && !tokens[before + 1].AfterComma && tokens[before].Sentence == tokens[index].Sentence
            && Negations.Contains(tokens[before].Text);
    }

    /// <summary>Whether words are a part of the message by themselves, but for a preposition or the branch behind them.</summary>
    public static bool StandsAlone(ImmutableArray<Token> tokens, bool[] used, int index, int length)
    {
        var after = index + length;
        return (Opens(tokens, used, index) || (IsPreposition(tokens, index - 1) && Opens(tokens, used, index - 1)))
            && (after == tokens.Length || tokens[after].AfterComma || tokens[after].Kind is not TokenKind.Word || used[after]
                || tokens[after].Sentence != tokens[index].Sentence || BranchWords.IsBranch(tokens[after]));
    }

    /// <summary>Whether a part of the message begins here.</summary>
    public static bool Opens(ImmutableArray<Token> tokens, bool[] used, int index) =>
        index == 0 || MessagePart.IsParted(tokens, index) || used[index - 1]
        || tokens[index - 1].Kind is not TokenKind.Word || tokens[index - 1].Text is "ой" or "ні" or "а" or "краще" or "нет" or "точніше";
}
