namespace MirtAi.Silo.Documents.Conversion;

/// <summary>How much is read of one document. More fails as a whole: half a document would answer half of the questions.</summary>
internal sealed record ConversionLimits
{
    /// <summary>Bytes of all parts of a packed file, unpacked.</summary>
    public long MaxUnpackedBytes { get; init; } = 256L << 20;

    /// <summary>How many times larger than packed a part may become; small parts may become larger.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Up to so many unpacked bytes the ratio does not matter.</summary>
    public long AnyRatioBytes { get; init; } = 4L << 20;

    /// <summary>Parts of a packed file.</summary>
    public int MaxParts { get; init; } = 20_000;

    /// <summary>Pages of a PDF.</summary>
    public int MaxPages { get; init; } = 5_000;

    /// <summary>Rows of all sheets that hold something.</summary>
    public int MaxRows { get; init; } = 100_000;

    /// <summary>Columns of a sheet; those to the right of them are left out.</summary>
    public int MaxColumns { get; init; } = 100;

    /// <summary>UTF-16 code units of the markdown.</summary>
    public int MaxCharacters { get; init; } = 8_000_000;
}
