using System.IO.Compression;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>Looks at what a packed Office file would become before anything of it is unpacked.</summary>
internal static class PackedFiles
{
    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>What Office encrypts is a compound file with a stream of this name, in UTF-16.</summary>
    private static ReadOnlySpan<byte> EncryptedPackage => "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;

    /// <summary>Nothing, if it is a packed file within the limits: the library unpacks no more of a part than its entry tells.</summary>
    /// <exception cref="ConversionException">It is not.</exception>
    public static void Check(byte[] content, ConversionLimits limits)
    {
        if (IsCompound(content))
            throw new ConversionException(IsEncrypted(content) ? DocumentReasons.Encrypted : DocumentReasons.OtherFormat);
        if (!content.AsSpan().StartsWith(Zip))
            throw new ConversionException(DocumentReasons.OtherFormat);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.MaxParts
                || archive.Entries.Sum(entry => entry.Length) > limits.MaxUnpackedBytes
                || archive.Entries.Any(entry => IsBomb(entry, limits)))
                throw new ConversionException(DocumentReasons.TooLarge);
        }
        catch (InvalidDataException damaged)
        {
            throw new ConversionException(DocumentReasons.Damaged, damaged);
        }
    }

    /// <summary>Whether it is a file of the old Office, or an encrypted one of the new.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> content) => content.StartsWith(CompoundFile);

    private static bool IsEncrypted(ReadOnlySpan<byte> content) => content.IndexOf(EncryptedPackage) >= 0;

    private static bool IsBomb(ZipArchiveEntry entry, ConversionLimits limits) =>
        entry.Length > limits.AnyRatioBytes && entry.Length / limits.MaxRatio > entry.CompressedLength;
}
