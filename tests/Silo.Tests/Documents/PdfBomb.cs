using System.IO.Compression;
using System.Text;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>A small PDF whose only page has a content stream that unpacks to very much.</summary>
internal static class PdfBomb
{
    public static byte[] Of(long bytes)
    {
        var stream = Packed(bytes);
        var head = $"""
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >> endobj
            4 0 obj << /Length {stream.Length} /Filter /FlateDecode >> stream

            """.ReplaceLineEndings("\n");
        return [.. Encoding.ASCII.GetBytes(head), .. stream, .. "\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"u8];
    }

    private static byte[] Packed(long bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var left = bytes; left > 0; left -= blanks.Length)
                zlib.Write(blanks);
        }

        return packed.ToArray();
    }
}
