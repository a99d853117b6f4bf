namespace MirtAi.Grains.Settings;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
internal static class NearestName
{
    /// <summary>The name that most resembles it; null if none does.</summary>
    public static string? Of(string mistyped, IEnumerable<string> names)
    {
        // A third of a name may be wrong, or one half is missing.
        var most = Math.Max(2, mistyped.Length / 3);
        var (name, distance) = names.Select(name => (name, Distance(mistyped, name)))
            .DefaultIfEmpty(("", int.MaxValue)).MinBy(found => found.Item2);
        return distance <= most
            ? name
            : names.FirstOrDefault(other => mistyped.Length > 3 && other.Contains(mistyped, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour; upper and lower case are one.</summary>
    public static int Distance(string one, string other)
    {
        var (a, b) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                rows[i, j] = i == 0 || j == 0 ? i + j : Cell(rows, a, b, i, j);
        }

        return rows[a.Length, b.Length];
    }

    private static int Cell(int[,] rows, string a, string b, int i, int j)
    {
        var least = Math.Min(
            Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
            rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
    }
}
