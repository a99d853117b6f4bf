using System.Buffers;

namespace MirtAi.Grains.Photos;

/// <summary>Reads photos of strangers.</summary>
internal static class PhotoBytes
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The photo, or null if it is no image, or as soon as there is more than a photo may have, whatever was announced.</summary>
    public static async Task<Photo?> Read(Stream stream, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
            {
                if (content.Length + read > Photo.MaxBytes)
                    return null;
                content.Write(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        var bytes = content.ToArray();
        return Photo.ContentTypeOf(bytes) is { } type ? new Photo(bytes, type) : null;
    }
}
