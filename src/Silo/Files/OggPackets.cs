using System.Buffers.Binary;

namespace MirtAi.Silo.Files;

/// <summary>Takes the packets of one stream out of an Ogg file (RFC 3533). Whatever a file says, nothing is read beyond its end.</summary>
internal static class OggPackets
{
    private const int HeaderLength = 27, SegmentsAt = 26, SerialAt = 14, FlagsAt = 5;
    private const byte Continues = 1, FullSegment = 255;

    /// <summary>The packets of the first stream, in order; those before where the file is broken.</summary>
    public static List<byte[]> Read(ReadOnlySpan<byte> file)
    {
        var packets = new List<byte[]>();
        var packet = new List<byte>();
        uint? serial = null;
        while (file.Length >= HeaderLength && file.StartsWith("OggS"u8))
        {
            var segments = file[SegmentsAt];
            var body = HeaderLength + segments;
            if (file.Length < body)
                break;
            var sizes = file.Slice(HeaderLength, segments);
            var length = 0;
            foreach (var size in sizes)
                length += size;
            if (file.Length < body + length)
                break;

            var page = BinaryPrimitives.ReadUInt32LittleEndian(file[SerialAt..]);
            serial ??= page;
            if (page == serial)
                Append(packets, packet, sizes, file.Slice(body, length), (file[FlagsAt] & Continues) != 0);
            file = file[(body + length)..];
        }

        return packets;
    }

    /// <summary>A segment that is not full ends a packet; a packet may go on with the next page.</summary>
    private static void Append(
        List<byte[]> packets, List<byte> packet, ReadOnlySpan<byte> sizes, ReadOnlySpan<byte> content, bool continues)
    {
        if (!continues)
            packet.Clear();
        foreach (var size in sizes)
        {
            packet.AddRange(content[..size]);
            content = content[size..];
            if (size == FullSegment)
                continue;
            packets.Add([.. packet]);
            packet.Clear();
        }
    }
}
