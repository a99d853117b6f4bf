using System.Globalization;

namespace MirtAi.Grains.Catalog;

/// <summary>
/// A size by the child's height in centimetres: a range such as <c>134-140</c>, or a single one such as <c>134</c>. An accessory comes in
/// one that fits everybody.
/// </summary>
public readonly record struct ClothingSize(int Lower, int Upper) : IComparable<ClothingSize>
{
    /// <summary>The least and the greatest height that a size may name.</summary>
    public const int Least = 50, Greatest = 200;

    /// <summary>The size of what needs none.</summary>
    public static readonly ClothingSize OneSize = new(Least, Greatest);

    private const string OneSizeLabel = "one size";

    /// <summary>How the size is written.</summary>
    public string Label => this == OneSize ? OneSizeLabel
        : Lower == Upper ? Lower.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Lower}-{Upper}");

    /// <summary>Whether a height lies within the numbers of the size.</summary>
    public bool Holds(int height) => height >= Lower && height <= Upper;

    /// <summary>Reads a label; dashes of any length are taken.</summary>
    public static bool TryParse(string? label, out ClothingSize size)
    {
        size = OneSize;
        if (label == OneSizeLabel)
            return true;

        size = default;
        var parts = (label ?? "").Replace('–', '-').Replace('—', '-').Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length > 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var lower)
            || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var upper)
            || lower < Least || upper > Greatest || lower > upper)
            return false;

        size = new ClothingSize(lower, upper);
        return true;
    }

    public int CompareTo(ClothingSize other) => (Lower, Upper).CompareTo((other.Lower, other.Upper));

    public static bool operator <(ClothingSize left, ClothingSize right) => left.CompareTo(right) < 0;

    public static bool operator <=(ClothingSize left, ClothingSize right) => left.CompareTo(right) <= 0;

    public static bool operator >(ClothingSize left, ClothingSize right) => left.CompareTo(right) > 0;

    public static bool operator >=(ClothingSize left, ClothingSize right) => left.CompareTo(right) >= 0;

    public override string ToString() => Label;
}
