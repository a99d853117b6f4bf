using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>Reads how much a customer is ready to pay: "до 1900 грн", "не дороже 2000", "under 1800".</summary>
internal static class Budgets
{
    // Smaller numbers are heights and sizes.
    private const int Least = 300, Greatest = 100_000, Reach = 2;

    /// <summary>The limit, or null.</summary>
    public static decimal? Read(ImmutableArray<Token> tokens)
    {
        for (var index = 1; index < tokens.Length; index++)
        {
            if (tokens[index].Number is >= Least and <= Greatest and var sum && IsLimit(tokens, index))
                return sum;
        }

        return null;
    }

    private static bool IsLimit(ImmutableArray<Token> tokens, int number)
    {
        for (var place = Math.Max(0, number - Reach); place < number; place++)
        {
            if (tokens[place].Sentence == tokens[number].Sentence
                && tokens[place].Text is "до" or "дорожче" or "дороже" or "межах" or "пределах" or "бюджет"
                or "дешевше" or "дешевле" or "дешевш" or "cheaper" or "менше" or "меньше"
                or "максимум" or "більше" or "больше" or "under" or "below" or "max" or "than" or "budget" or "within")
                return true;
        }

        return false;
    }
}
