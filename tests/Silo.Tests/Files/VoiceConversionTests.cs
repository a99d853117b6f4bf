using System.Buffers.Binary;
using System.Text;
using MirtAi.Silo.Files;

namespace MirtAi.Silo.Tests.Files;

/// <summary>Voice messages as WAV.</summary>
public sealed class VoiceConversionTests
{
    [Theory]
    [InlineData(440, 1)]
    [InlineData(1_000, 4.2)]
    public void A_voice_message_sounds_as_before(double hertz, double seconds)
    {
        var wave = VoiceConversion.ToWave(VoiceMessage.Tone(hertz, seconds))!;

        Assert.Equal("RIFF", Encoding.ASCII.GetString(wave, 0, 4));
        Assert.Equal("WAVEfmt ", Encoding.ASCII.GetString(wave, 8, 8));
        Assert.Equal(wave.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(4)));
        Assert.Equal(wave.Length - 44, BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(40)));
        var samples = Enumerable.Range(0, (wave.Length - 44) / 2)
            .Select(index => BinaryPrimitives.ReadInt16LittleEndian(wave.AsSpan(44 + 2 * index))).ToArray();
        Assert.InRange((double)samples.Length / VoiceConversion.SampleRate, seconds - 0.05, seconds + 0.05);
        var crossings = samples.Zip(samples.Skip(1), (one, next) => one < 0 && next >= 0).Count(crosses => crosses);
        Assert.InRange(crossings / seconds, hertz * 0.95, hertz * 1.05);
        Assert.InRange(samples.Max(), short.MaxValue / 4, short.MaxValue);
    }

    [Fact]
    public void What_is_no_voice_message_is_none()
    {
        Assert.Null(VoiceConversion.ToWave([]));
        Assert.Null(VoiceConversion.ToWave("OggS"u8));
        Assert.Null(VoiceConversion.ToWave("ID3 something else"u8));
        Assert.Null(VoiceConversion.ToWave([.. "OggS"u8, .. new byte[1_000]]));
    }

    [Fact]
    public void Broken_files_are_refused_or_shorter_and_never_a_fault()
    {
        var voice = VoiceMessage.Tone(440, 0.5);
        var random = new Random(20260302);

        for (var round = 0; round < 2_000; round++)
        {
            var broken = voice.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            var wave = VoiceConversion.ToWave(broken.AsSpan(0, random.Next(broken.Length)));
            Assert.InRange(wave?.Length ?? 0, 0, VoiceConversion.MaxBytes + 10_000);
        }
    }
}
