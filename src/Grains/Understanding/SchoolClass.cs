using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>Reads a child's age from the class of its school: "for the third class".</summary>
internal static class SchoolClass
{
    // Children begin school at six.
    private const int AgeBefore = 5, Last = 11;

    private static readonly ImmutableArray<string> Ordinals =
    [
        "перш|перв|first", "друг|втор|second", "трет|third", "четверт|fourth", "пят|fifth", "шост|шест|sixth", "сьом|седьм|seventh",
        "восьм|eighth",
    ];

    /// <summary>The age, or null if no class is named.</summary>
    public static int? Age(ImmutableArray<Token> tokens)
    {
        for (var index = 1; index < tokens.Length; index++)
        {
            if (IsClass(tokens[index]) && NumberOf(tokens[index - 1]) is { } number)
                return AgeBefore + number;
        }

        return null;
    }

    private static bool IsClass(Token token) =>
        token.Text is "клас" or "класу" or "класі" or "класс" or "класса" or "классе" or "grade" or "class";

    private static int? NumberOf(Token token)
    {
        if (token.Number is >= 1 and <= Last and var number)
            return number;

        var place = Enumerable.Range(0, Ordinals.Length).FirstOrDefault(
            ordinal => Ordinals[ordinal].Split('|').Any(stem => token.Text.StartsWith(stem, StringComparison.Ordinal)), -1);
        return place < 0 ? null : place + 1;
    }
}
