using System.Buffers.Binary;
using Concentus;

namespace MirtAi.Silo.Files;

/// <summary>Makes a WAV of a voice message: Telegram's are Opus in Ogg (RFC 7845), which Instagram does not take.</summary>
internal static class VoiceConversion
{
    /// <summary>Enough for speech: a minute takes 1.9 MB.</summary>
    public const int SampleRate = 16_000;

    /// <summary>The largest file that is made, in bytes; what comes after it is cut off.</summary>
    public const int MaxBytes = 24 * 1024 * 1024;

    private const int HeaderLength = 44, BytesPerSample = 2, FormatLength = 16, OpusRate = 48_000, PreSkipAt = 10;

    /// <summary>A packet plays for 120 ms at most.</summary>
    private const int MaxFrame = SampleRate * 120 / 1_000;

    /// <summary>The voice as WAV, one channel of 16 bits; null if the file is no voice message.</summary>
    public static byte[]? ToWave(ReadOnlySpan<byte> voice)
    {
        if (OggPackets.Read(voice) is not [var head, _, .. { Count: > 0 } sounds] || head.Length <= PreSkipAt + 1
            || !head.AsSpan().StartsWith("OpusHead"u8))
            return null;
        var skip = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(PreSkipAt)) * SampleRate / OpusRate;
        using var samples = new MemoryStream();
        // Files of strangers are decoded by managed code, whatever libraries the machine has.
        OpusCodecFactory.AttemptToUseNativeLibrary = false;
        using var decoder = OpusCodecFactory.CreateDecoder(SampleRate, 1);
        Span<short> frame = stackalloc short[MaxFrame];
        Span<byte> bytes = stackalloc byte[MaxFrame * BytesPerSample];
        foreach (var packet in sounds)
        {
            if (Decode(decoder, packet, frame) is not { } count)
                return null;
            var dropped = Math.Min(skip, count);
            skip -= dropped;
            for (var index = dropped; index < count; index++)
                BinaryPrimitives.WriteInt16LittleEndian(bytes[((index - dropped) * BytesPerSample)..], frame[index]);
            samples.Write(bytes[..((count - dropped) * BytesPerSample)]);
            if (samples.Length > MaxBytes - HeaderLength)
                break;
        }

        return [.. Header((int)samples.Length), .. samples.ToArray()];
    }

    private static int? Decode(IOpusDecoder decoder, byte[] packet, Span<short> frame)
    {
        try
        {
            return decoder.Decode(packet, frame, MaxFrame);
        }
        catch (OpusException)
        {
            return null;
        }
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), length + HeaderLength - 8);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), FormatLength);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), SampleRate * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 8 * BytesPerSample);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), length);
        return header;
    }
}
