using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>Reads how much a customer is ready to pay: "до 1900 грн", "не дороже 2000", "under 1800".</summary>
internal static class Budgets
{
    // Smaller numbers are heights and sizes.
    private const int Least = 300, Greatest = 100_000, Reach = 2, Thousand = 1000;

    private static readonly FrozenSet<string> Something = FrozenSet.ToFrozenSet(
        ["щось", "шось", "что-то", "что-нибудь", "чтонибудь", "інше", "інші", "другое", "другие", "something", "anything", "else"],
        StringComparer.Ordinal);

    /// <summary>The limit that is told, or less than <paramref name="price"/> if something cheaper is looked for; else null.</summary>
    public static decimal? Read(ImmutableArray<Token> tokens, decimal? price) =>
        Read(tokens) ?? (price is { } dear && LooksForCheaper(tokens) ? dear - 1 : null);

    /// <summary>"Is there anything cheaper?" haggles about nothing.</summary>
    private static bool LooksForCheaper(ImmutableArray<Token> tokens) =>
        tokens.Any(token => token.Text.StartsWith("дешевш", StringComparison.Ordinal)
            || token.Text.StartsWith("дешевл", StringComparison.Ordinal)
            || token.Text is "подешевше" or "подешевле" or "cheaper")
        && tokens.Any(token => Something.Contains(token.Text));

    /// <summary>The limit, or null.</summary>
    public static decimal? Read(ImmutableArray<Token> written)
    {
        var tokens = NumberWords.Joined(written);
        for (var index = 1; index < tokens.Length; index++)
        {
            if (Sum(tokens, index) is >= Least and <= Greatest and var sum && IsLimit(tokens, index))
                return sum;
        }

        return null;
    }

    /// <summary>"2000", "2 тисяч", "две тысячи".</summary>
    private static decimal? Sum(ImmutableArray<Token> tokens, int index)
    {
        var isThousands = index + 1 < tokens.Length && tokens[index + 1] is { AfterComma: false, Kind: TokenKind.Word } next
            && next.Text is "тис" or "тисяч" or "тисячі" or "тисячу" or "тыс" or "тысяч" or "тысячи" or "тысячу"
                or "к" or "k" or "thousand";
        return isThousands ? tokens[index].Number * Thousand : tokens[index].Number;
    }

    private static bool IsLimit(ImmutableArray<Token> tokens, int number)
    {
        for (var place = Math.Max(0, number - Reach); place < number; place++)
        {
            if (tokens[place].Sentence == tokens[number].Sentence
                && tokens[place].Text is "до" or "дорожче" or "дороже" or "межах" or "пределах" or "бюджет"
                or "дешевше" or "дешевле" or "дешевш" or "подешевше" or "подешевле" or "дешевий" or "cheaper" or "менше" or "меньше"
                or "максимум" or "більше" or "больше" or "under" or "below" or "max" or "than" or "budget" or "within")
                return true;
        }

        // "I have only 1900 UAH".
        return number + 1 < tokens.Length && tokens[number + 1].Is("currency")
            && tokens[number - 1].Text is "тільки" or "лише" or "только" or "всього" or "всего" or "only";
    }
}
