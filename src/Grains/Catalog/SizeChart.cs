namespace MirtAi.Grains.Catalog;

/// <summary>
/// The shop's one rule from height to size: a border height (120, 131, 143, 155) takes the bigger size. The rule starts at
/// 110 cm; below it stand the ranges of the sizes for the smallest.
/// </summary>
public static class SizeChart
{
    /// <summary>The heights, in centimetres, for which something is made.</summary>
    public const int MinHeight = 80, GreatestHeight = 168;

    private static readonly (int From, ClothingSize Size)[] Rows =
    [
        (80, new(80, 92)),
        (93, new(98, 104)),
        (106, new(110, 116)),
        (120, new(122, 128)),
        (131, new(134, 140)),
        (143, new(146, 152)),
        (155, new(158, 164)),
    ];

    /// <summary>The labels of all sizes, from the smallest.</summary>
    public static IEnumerable<string> Labels => Rows.Select(row => row.Size.Label);

    /// <summary>The size for a height; the smallest or the largest one beyond the ends of the chart.</summary>
    public static ClothingSize For(int height) => Rows.LastOrDefault(row => height >= row.From, Rows[0]).Size;
}
