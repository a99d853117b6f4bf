using System.Text;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>Reads texts whose encoding nobody told: UTF-8, UTF-16, or the Cyrillic code page of Windows.</summary>
internal static class TextEncodings
{
    private const int Looked = 4_096;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    /// <summary>The text.</summary>
    /// <exception cref="ConversionException">It is none.</exception>
    public static string Decode(byte[] content)
    {
        var text = Read(content);
        if (text.AsSpan(0, Math.Min(text.Length, Looked)).Contains('\0'))
            throw new ConversionException(DocumentReasons.OtherFormat);
        return text;
    }

    private static string Read(byte[] content)
    {
        if (content is [0xEF, 0xBB, 0xBF, ..])
            return Encoding.UTF8.GetString(content, 3, content.Length - 3);
        if (content is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        if (content is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2);
        if (WithoutMark(content) is { } wide)
            return wide.GetString(content);
        try
        {
            return Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Cyrillic.GetString(content);
        }
    }

    /// <summary>UTF-16 that does not say so: every other byte is that of the alphabet, 0 for Latin and 4 for Cyrillic.</summary>
    private static Encoding? WithoutMark(ReadOnlySpan<byte> content)
    {
        var looked = content[..Math.Min(content.Length, Looked)];
        if (looked.Length < 2 || content.Length % 2 != 0)
            return null;
        int even = 0, odd = 0;
        for (var index = 0; index + 1 < looked.Length; index += 2)
        {
            even += looked[index] is 0 or 4 ? 1 : 0;
            odd += looked[index + 1] is 0 or 4 ? 1 : 0;
        }

        var most = looked.Length / 2 * 9 / 10;
        return odd >= Math.Max(most, 1) && odd > even ? Encoding.Unicode
            : even >= Math.Max(most, 1) && even > odd ? Encoding.BigEndianUnicode
            : null;
    }
}
