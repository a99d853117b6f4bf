using System.Buffers.Binary;
using Concentus;
using Concentus.Enums;

namespace MirtAi.Silo.Tests.Files;

/// <summary>A voice message as Telegram has it: Opus in Ogg.</summary>
internal static class VoiceMessage
{
    private const int Rate = 48_000, Frame = Rate / 50, PreSkip = 312, PacketsOfPage = 50;

    /// <summary>A tone that lasts for a while.</summary>
    public static byte[] Tone(double hertz, double seconds)
    {
        using var encoder = OpusCodecFactory.CreateEncoder(Rate, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
        var packets = new List<byte[]>();
        for (var sample = 0; sample < seconds * Rate; sample += Frame)
        {
            var sound = new short[Frame];
            for (var index = 0; index < Frame; index++)
                sound[index] = (short)(Math.Sin(2 * Math.PI * hertz * (sample + index) / Rate) * short.MaxValue / 2);
            var packet = new byte[1_275];
            packets.Add(packet[..encoder.Encode(sound, Frame, packet, packet.Length)]);
        }

        byte[] head = [.. "OpusHead"u8, 1, 1, PreSkip & 0xFF, PreSkip >> 8, .. new byte[7]];
        byte[] tags = [.. "OpusTags"u8, .. new byte[8]];
        return
        [
            .. Page(0, head), .. Page(1, tags),
            .. packets.Chunk(PacketsOfPage).SelectMany((some, number) => Page(number + 2, some)),
        ];
    }

    private static byte[] Page(int number, params byte[][] packets)
    {
        var sizes = packets.SelectMany(packet =>
            Enumerable.Repeat((byte)255, packet.Length / 255).Append((byte)(packet.Length % 255))).ToArray();
        var header = new byte[27];
        "OggS"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), number);
        header[26] = (byte)sizes.Length;
        return [.. header, .. sizes, .. packets.SelectMany(packet => packet)];
    }
}
