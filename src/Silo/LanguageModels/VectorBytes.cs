using System.Runtime.InteropServices;

namespace MirtAi.Silo.LanguageModels;

/// <summary>Vectors as they are stored: 32-bit floats, little-endian, one after another.</summary>
internal static class VectorBytes
{
    public static byte[] Of(ReadOnlyMemory<float> vector) => MemoryMarshal.AsBytes(vector.Span).ToArray();

    public static ReadOnlyMemory<float> Read(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();
}
