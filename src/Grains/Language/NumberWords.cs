using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace MirtAi.Grains.Language;

/// <summary>Numbers that are written in words, from <c>Words/numbers.txt</c>.</summary>
public static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Values = WordFile.Sections("numbers.txt")
        .SelectMany(section => section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries), (section, word) =>
            (Word: Letters.Fold(word), Value: int.Parse(section.Name, CultureInfo.InvariantCulture)))
        .DistinctBy(pair => pair.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Value, StringComparer.Ordinal);

    private static readonly string[] YearRoots = ["річн", "літн", "летн"];

    /// <summary>The value of a single word, or null.</summary>
    public static int? Of(Token token) => token.Kind is TokenKind.Word && Values.TryGetValue(token.Text, out var value) ? value : null;

    /// <summary>"Not 130": whether the customer takes the number at a place back.</summary>
    public static bool IsTakenBack(ImmutableArray<Token> tokens, int index) =>
        index > 0 && !tokens[index].AfterComma && tokens[index - 1].Text is "не" or "not" or "замість" or "вместо";

    /// <summary>The tokens, each run of number words in the place of which one number stands: "сто двадцять п'ять" is 125.</summary>
    public static ImmutableArray<Token> Joined(ImmutableArray<Token> tokens)
    {
        if (!tokens.Any(token => Of(token) is not null || YearsOf(token) is not null))
            return tokens;

        var joined = ImmutableArray.CreateBuilder<Token>(tokens.Length);
        foreach (var token in tokens)
        {
            if (token.Text is "and" && joined.Count > 0 && joined[^1] is { Text: "100", Raw: "one" or "hundred" })
                continue;

            if (Of(token) is not { } value)
                Add(joined, token);
            else if (joined.Count > 0
                && joined[^1] is { Kind: TokenKind.Number } last
                && last.Sentence == token.Sentence
                && Sum(last, value) is { } sum)
                joined[^1] = Number(last, sum);
            else
                joined.Add(Number(token, value));
        }

        return joined.ToImmutable();
    }

    /// <summary>"Шестирічна" is a number and the word for years.</summary>
    private static void Add(ImmutableArray<Token>.Builder joined, Token token)
    {
        if (YearsOf(token) is { } years)
            joined.Add(Number(token, years));
        joined.Add(token);
    }

    private static int? YearsOf(Token token)
    {
        if (token is not { Kind: TokenKind.Word, Text.Length: > 6 } || !token.Is("age"))
            return null;

        var root = Array.FindIndex(YearRoots, root => token.Text.Contains(root, StringComparison.Ordinal));
        return root >= 0 && Values.TryGetValue(token.Text[..token.Text.IndexOf(YearRoots[root], StringComparison.Ordinal)], out var value)
            ? value
            : null;
    }

    /// <summary>Hundreds take tens and units, tens take units; nothing else adds up.</summary>
    private static int? Sum(Token last, int value) =>
        last.Raw.Length == 0 || !char.IsLetter(last.Raw[0]) || last.Number is not { } left ? null
        : (left % 100 == 0 && value < 100) || (left % 10 == 0 && left % 100 >= 20 && value < 10) ? left + value
        : left == 1 && value == 100 && last.Raw is "one" ? value
        : null;

    private static Token Number(Token token, int value) =>
        token with
        {
            Kind = TokenKind.Number,
            Text = value.ToString(CultureInfo.InvariantCulture),
            Tags = FrozenSet.Create(StringComparer.Ordinal, "number"),
        };
}
