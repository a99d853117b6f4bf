namespace MirtAi.Grains.Photos;

/// <summary>A photo's bytes with the content type that they have by their first bytes.</summary>
public sealed record Photo(ReadOnlyMemory<byte> Content, string ContentType)
{
    /// <summary>The largest photo that is taken, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>The image type that the first bytes show (JPEG, PNG, WebP or GIF), or null.</summary>
    public static string? ContentTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        _ => null,
    };
}
