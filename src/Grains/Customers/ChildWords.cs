using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Customers;

/// <summary>Of which child a message speaks. A star stands for any ending.</summary>
internal static class ChildWords
{
    private static readonly string[] Girls = Folded(
        "дочь дочі донь* донеч* донц* дочк* дочц* дочер* дочеч* дочур* дівч* девоч* девуш* внучк* внучц* внучеч*"
        + " племінниц* племянниц* daughter* girl* niece granddaughter*");

    private static readonly string[] Boys = Folded(
        "син сина сину синові сином синок синоч* сын сына сыну сыном сынок сыноч* сынишк* хлопч* мальч* внук внука внуку"
        + " внукові онук онука онукові"
        + " племінник* племянник* son sons boy boys nephew* grandson*");

    private static readonly string[] Elder = Folded("старш* older elder eldest oldest");

    private static readonly string[] Younger = Folded("молодш* менш* младш* younger youngest");

    private static readonly string[] Others = Folded(
        "ще ещё інша інший іншу іншої іншого друга другий другу другої другого другому"
        + " вторая второй вторую второго второму another second other");

    private static readonly string[] Measuring = Folded(
        "раз разок мірка мерка точніше точнее again поміря* переміря* заміря* виміря* помір* померя* померил* перемер* замерил* измерил*"
        + " measur* remeasur*");

    /// <summary>The child, as for instance <c>girl</c> or <c>elder boy</c>; empty if none is named, or more than one.</summary>
    public static string SubjectOf(ImmutableArray<Token> tokens)
    {
        var (girl, boy, elder, younger) = (Has(tokens, Girls), Has(tokens, Boys), Has(tokens, Elder), Has(tokens, Younger));
        if ((girl && boy) || (elder && younger))
            return "";
        return $"{(elder ? "elder" : younger ? "younger" : "")} {(girl ? "girl" : boy ? "boy" : "")}".Trim();
    }

    /// <summary>
    /// Whether of a boy and a girl the boy is the taller one, if their heights are told in the order in which they are named: "a boy 112
    /// and a girl 125". Null if it is not told.
    /// </summary>
    public static bool? IsBoyTaller(ImmutableArray<Token> tokens, int first, int second)
    {
        ImmutableArray<Token> named = [.. tokens.Where(token => IsBoy(token) || IsGirl(token))];
        return named is [var one, var other] && IsBoy(one) != IsBoy(other) && first != second
            ? IsBoy(one) == first > second
            : null;
    }

    /// <summary>Whether it is a word for a boy.</summary>
    public static bool IsBoy(Token token) => Has([token], Boys);

    /// <summary>Whether it is a word for a girl.</summary>
    public static bool IsGirl(Token token) => Has([token], Girls);

    /// <summary>Whether it speaks of one more child than before.</summary>
    public static bool NameAnother(ImmutableArray<Token> tokens) => Has(tokens, Others);

    /// <summary>"I measured once more, 134": whether a height is that of the same child.</summary>
    public static bool AreMeasuredAgain(ImmutableArray<Token> tokens) => Has(tokens, Measuring);

    private static bool Has(ImmutableArray<Token> tokens, string[] words) => tokens.Any(token =>
        Array.Exists(words, word => word[^1] == '*'
            ? token.Text.AsSpan().StartsWith(word.AsSpan(0, word.Length - 1), StringComparison.Ordinal)
            : token.Text == word));

    private static string[] Folded(string words) =>
        [.. words.Split(' ').Select(word => word[^1] == '*' ? Letters.Fold(word.AsSpan(0, word.Length - 1)) + '*' : Letters.Fold(word))];
}
