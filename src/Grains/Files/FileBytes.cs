namespace MirtAi.Grains.Files;

/// <summary>Reads files of strangers.</summary>
public static class FileBytes
{
    private const int ChunkBytes = 80 * 1024;

    /// <summary>The content, or null as soon as there is more than a file may have, whatever was announced.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(Stream stream, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (content.Length + read > IFileSource.MaxBytes)
                return null;
            content.Write(chunk, 0, read);
        }

        return content.ToArray();
    }
}
