using System.Collections.Frozen;

namespace MirtAi.Grains.Documents;

/// <summary>Cuts a line of a text into sentences.</summary>
internal static class Sentences
{
    // Those that names, numbers and addresses follow.
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        [
            "м", "с", "смт", "вул", "просп", "пр", "пров", "бул", "бульв", "пл", "буд", "кв", "оф", "під", "обл", "р", "ст", "тел", "напр",
            "ім", "г", "ул", "д", "корп", "стр", "пос", "пер", "пом", "им", "т", "п", "ТЦ", "ТРЦ", "St", "Mr", "Mrs", "Ms", "Dr", "No",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences, without white space around them. A point that only shortens a word, as in «м. Київ», ends none.</summary>
    public static IEnumerable<string> Of(string line)
    {
        var start = 0;
        for (var index = 0; index < line.Length; index++)
        {
            if (!Ends(line, index, start))
                continue;
            if (line[start..(index + 1)].Trim() is { Length: > 0 } sentence)
                yield return sentence;
            start = index + 1;
        }

        if (line[start..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }

    private static bool Ends(string line, int index, int start)
    {
        if (line[index] is not ('.' or '!' or '?' or '…'))
            return false;
        if (index + 1 < line.Length && !char.IsWhiteSpace(line[index + 1]))
            return false;
        if (line[index] != '.')
            return true;
        var word = index;
        while (word > start && char.IsLetter(line[word - 1]))
            word--;
        var next = index + 1;
        while (next < line.Length && char.IsWhiteSpace(line[next]))
            next++;
        return next == line.Length || (!char.IsLower(line[next]) && !Abbreviations.Contains(line[word..index]));
    }
}
