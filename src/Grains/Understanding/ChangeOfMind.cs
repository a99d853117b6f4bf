using System.Collections.Frozen;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>Whether a product that is named comes beside what is chosen, or in its place.</summary>
internal static class ChangeOfMind
{
    private const int Beginning = 2;

    private static readonly FrozenSet<string> Joining = FrozenSet.ToFrozenSet(
        ["і", "й", "та", "и", "and", "ще", "ещё", "еще", "also", "плюс", "plus", "+", "також", "тоже", "теж", "too"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Rather = FrozenSet.ToFrozenSet(
        ["краще", "лучше", "замість", "вместо", "натомість", "instead", "rather"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Then = FrozenSet.ToFrozenSet(["тоді", "тогда", "then"], StringComparer.Ordinal);

    /// <summary>"And the Laguna suit in gray", "add the trench".</summary>
    public static bool Adds(Utterance utterance) =>
        !utterance.HasQuestionMark
        && !utterance.Says("price", "photo", "compare", "refuse", "choice-question", "recommend")
        && !utterance.Mentions("show")
        && !Replaces(utterance)
        && (utterance.Mentions("add")
            || utterance.Tokens.Take(Beginning).Any(token => Joining.Contains(token.Text))
            || JoinsProduct(utterance));

    /// <summary>"...: also Anna in gray".</summary>
    private static bool JoinsProduct(Utterance utterance)
    {
        for (var index = 1; index < utterance.Tokens.Length; index++)
        {
            if ((utterance.Tokens[index].Is("product") || utterance.Tokens[index].Is("category"))
                && Joining.Contains(utterance.Tokens[index - 1].Text))
                return true;
        }

        return false;
    }

    /// <summary>"Then Rytm, the same": not for another child or in another size, and not to be left out.</summary>
    private static bool IsThen(Utterance utterance, Token first) =>
        Then.Contains(first.Text) && !utterance.Measures.Any && !utterance.Mentions("child") && !ChildWords.NameAnother(utterance.Tokens)
        && !utterance.Tokens.Any(token => token.Text is "не" or "not");

    /// <summary>"I thought better of it, rather Rytm".</summary>
    public static bool Replaces(Utterance utterance) =>
        !utterance.HasQuestionMark
        && (utterance.Tokens.Any(token => Rather.Contains(token.Text) || token.Text.StartsWith("передума", StringComparison.Ordinal))
            || (utterance.Tokens is [{ } first, ..] && (first.Is("no") || IsThen(utterance, first)) && !utterance.Mentions("add")
                && !utterance.Says("one-more") && !utterance.Tokens.Any(token => Joining.Contains(token.Text))));
}
