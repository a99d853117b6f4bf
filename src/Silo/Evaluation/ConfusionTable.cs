using System.Collections.Immutable;
using System.Globalization;

namespace MirtAi.Silo.Evaluation;

/// <summary>What was taken for what: a row for what was expected, a column for what came. Only what was confused is shown.</summary>
internal static class ConfusionTable
{
    private const int CellWidth = 5;

    /// <summary>Writes the pairs of expected and got; nothing if each is what was expected.</summary>
    public static void Write(string title, ImmutableArray<(string Expected, string Got)> pairs, TextWriter output)
    {
        var wrong = pairs.Where(pair => pair.Expected != pair.Got).ToImmutableArray();
        if (wrong.IsEmpty)
            return;

        var names = wrong.SelectMany(pair => new[] { pair.Expected, pair.Got }).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var width = names.Max(name => name.Length) + Number(names.Length).Length + 1;
        output.WriteLine($"confusion by {title}: rows are expected, columns got");
        output.WriteLine(Row("", width, names.Select((_, index) => Number(index + 1))));
        var counts = pairs.CountBy(pair => pair).ToDictionary();
        for (var index = 0; index < names.Length; index++)
        {
            var row = names[index];
            output.WriteLine(Row(
                $"{Number(index + 1)} {row}", width, names.Select(column => Cell(counts.GetValueOrDefault((row, column))))));
        }
    }

    private static string Row(string title, int width, IEnumerable<string> cells) =>
        $"  {title.PadRight(width)}{string.Concat(cells.Select(cell => cell.PadLeft(CellWidth)))}";

    private static string Cell(int count) => count == 0 ? "." : Number(count);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
