using System.Text;

namespace MirtAi.Grains.Language;

/// <summary>Joins words whose letters stand apart: "i g n o r e", "i.g.n.o.r.e", "і-г-н-о-р-у-й".</summary>
internal static class SpacedWords
{
    private const int MinLetters = 5;

    /// <summary>The text with such words joined, or null if it has none. A wider gap than the others' ends a word.</summary>
    public static string? Joined(string text)
    {
        var joined = new StringBuilder(text.Length);
        var found = false;
        for (var index = 0; index < text.Length;)
        {
            var end = RunEnd(text, index, out var letters);
            if (letters < MinLetters)
            {
                joined.Append(text[index++]);
                continue;
            }

            Append(joined, text.AsSpan(index, end - index));
            found = true;
            index = end;
        }

        return found ? joined.ToString() : null;
    }

    /// <summary>The end of the run of single letters that begins here.</summary>
    private static int RunEnd(string text, int start, out int letters)
    {
        letters = 0;
        if (!char.IsLetter(text[start]) || (start > 0 && char.IsLetter(text[start - 1])))
            return start;

        var end = start;
        while (end < text.Length && char.IsLetter(text[end]) && (end + 1 == text.Length || !char.IsLetter(text[end + 1])))
        {
            letters++;
            var next = end + 1;
            while (next < text.Length && !char.IsLetterOrDigit(text[next]))
                next++;
            if (next == text.Length || next == end + 1)
                return end + 1;

            end = next;
        }

        return end;
    }

    private static void Append(StringBuilder joined, ReadOnlySpan<char> run)
    {
        var narrow = int.MaxValue;
        for (var index = 0; index < run.Length; index += 1 + Gap(run, index))
            narrow = Math.Min(narrow, Math.Max(1, Gap(run, index)));
        for (var index = 0; index < run.Length;)
        {
            var gap = Gap(run, index);
            joined.Append(run[index]);
            if (gap > narrow)
                joined.Append(' ');
            index += 1 + gap;
        }

        joined.Append(' ');
    }

    private static int Gap(ReadOnlySpan<char> run, int letter)
    {
        var gap = 0;
        while (letter + 1 + gap < run.Length && !char.IsLetter(run[letter + 1 + gap]))
            gap++;
        return gap;
    }
}
