using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Reads a correction of one part of a name that is known.</summary>
internal static class NameCorrections
{
    private const int MinResemblance = 3, MinPatronymic = 6;

    /// <summary>
    /// "Прізвище неправильне, має бути Зразенко", "не Ірина, а Олена": the last name that is named stands for a known one.
    /// </summary>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used, Recipient known)
    {
        if (known.FullName is not { } name)
            return null;

        var parts = name.Split(' ');
        if (Patronymic(tokens, used, parts) is { } full)
            return full;

        var negated = Negated(tokens, parts);
        if (negated < 0 && !tokens.Any(token => token.Is("field") || token.Is("callme")))
            return null;

        for (var index = tokens.Length - 1; index >= 0; index--)
        {
            var token = tokens[index];
            if (token.Kind is not TokenKind.Word || used[index] || index == negated)
                continue;
            if (negated >= 0 ? !(token.Capitalised || PersonNames.IsLikely(token)) : !token.Capitalised || !PersonNames.IsLikely(token))
                continue;
            if (token.Tags.Count > 0 && !token.Guessed && !PersonNames.IsFirst(token) && !NameWords.AreNamesakes(token))
                continue;

            var old = negated >= 0 ? tokens[negated].Text : null;
            return Corrected(parts, old, Spelling.TakeName(tokens, used, index, 1), PersonNames.IsFirst(token));
        }

        return null;
    }

    /// <summary>"По батькові Степанівна": the name with the patronymic behind the first name; null if there is none to add.</summary>
    private static string? Patronymic(ImmutableArray<Token> tokens, bool[] used, string[] parts)
    {
        if (parts.Length != 2 || !tokens.Any(token => token.Text is "батькові" or "отчество" or "отчества"))
            return null;

        var index = tokens.ToList().FindLastIndex(token => token.Text.Length >= MinPatronymic && PersonNames.IsPatronymic(token));
        if (index < 0 || used[index])
            return null;
        var word = Spelling.TakeName(tokens, used, index, 1);
        return PersonNames.IsFirstName(parts[0]) && !PersonNames.IsFirstName(parts[1])
            ? $"{parts[0]} {word} {parts[1]}"
            : $"{parts[0]} {parts[1]} {word}";
    }

    /// <summary>Where a part of the name stands that is taken back; -1 if none is.</summary>
    private static int Negated(ImmutableArray<Token> tokens, string[] parts)
    {
        for (var index = 1; index < tokens.Length; index++)
        {
            if (tokens[index - 1].Text is "не" or "замість" or "вместо" or "not" && IsPart(tokens[index].Text, parts))
                return index;
        }

        return -1;
    }

    private static bool IsPart(string word, string[] parts) => parts.Any(part => Letters.Fold(part) == word);

    /// <summary>
    /// The name with one of its words replaced: the one taken back, the one that it resembles, else the first name or the surname.
    /// </summary>
    private static string Corrected(string[] parts, string? old, string word, bool isFirst)
    {
        var place = Array.FindIndex(parts, part => Letters.Fold(part) == old);
        if (place < 0)
            place = Array.FindIndex(parts, part => Resembles(part, word));
        if (place < 0)
            place = Array.FindIndex(parts, part => PersonNames.IsFirstName(part) == isFirst);
        if (place < 0)
            place = isFirst ? parts.Length - 1 : 0;
        parts[place] = word;
        return string.Join(' ', parts);
    }

    private static bool Resembles(string one, string other) =>
        one.Length >= MinResemblance && other.Length >= MinResemblance
        && one.AsSpan(0, MinResemblance).Equals(other.AsSpan(0, MinResemblance), StringComparison.OrdinalIgnoreCase);
}
