using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Known towns, from <c>Words/cities.txt</c>, in every case of their names.</summary>
internal static class Towns
{
    /// <summary>Marks a town whose name is an ordinary word, too.</summary>
    private const char Ambiguous = '?';

    private static readonly ImmutableArray<(string Name, ImmutableArray<WordPattern> Words)> All =
    [
        .. from section in WordFile.Sections("cities.txt")
           from spelling in section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           let words = spelling.Split('+').Select(WordPattern.Parse).ToImmutableArray()
           orderby words.Length descending
           select (section.Name, words),
    ];

    /// <summary>The town whose name begins at a token, how many tokens it takes, and whether it may be an ordinary word as well.</summary>
    public static (string Name, int Length, bool IsWord)? At(ImmutableArray<Token> tokens, int index)
    {
        foreach (var (name, words) in All)
        {
            if (index + words.Length <= tokens.Length && Matches(tokens, index, words))
                return (name.TrimStart(Ambiguous), words.Length, name[0] == Ambiguous);
        }

        return null;
    }

    private static bool Matches(ImmutableArray<Token> tokens, int index, ImmutableArray<WordPattern> words)
    {
        for (var place = 0; place < words.Length; place++)
        {
            if (!words[place].Matches(tokens[index + place].Text))
                return false;
        }

        return true;
    }
}
