using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Channels.Photos;

/// <summary>
/// Addresses at which a platform fetches photos from the service: nobody can make one up, and each ends after a day. Every process with the
/// same key reads them.
/// </summary>
/// <param name="publicUrl">Where the platform reaches the service; null if it cannot.</param>
/// <param name="key">What links are signed with; null while there are none.</param>
public sealed class SignedPhotoLinks(Func<string?> publicUrl, Func<string?> key, TimeProvider time)
{
    /// <summary>The path that links begin with.</summary>
    public const string Path = "/photos/";

    private const int MacLength = 16, TimeLength = 8, MaxTokenLength = 2_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>
    /// Where the platform can fetch a photo: at its own address if that is public, else by a link; null if the platform cannot reach the
    /// service.
    /// </summary>
    public string? To(string reference)
    {
        if (reference.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            return reference;
        if (publicUrl() is not { Length: > 0 } root || key() is not { Length: > 0 } secret)
            return null;
        var signed = new byte[TimeLength + Encoding.UTF8.GetByteCount(reference)];
        BinaryPrimitives.WriteInt64BigEndian(signed, (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        Encoding.UTF8.GetBytes(reference, signed.AsSpan(TimeLength));
        return $"{root.TrimEnd('/')}{Path}{Base64Url.EncodeToString([.. Mac(secret, signed), .. signed])}";
    }

    /// <summary>The photo that a link's last part names; null if the link is not ours, or has ended.</summary>
    public string? ReferenceOf(string token)
    {
        if (key() is not { Length: > 0 } secret || token.Length > MaxTokenLength || !Base64Url.IsValid(token, out var length)
            || length <= MacLength + TimeLength)
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var signed = bytes.AsSpan(MacLength);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacLength), Mac(secret, signed))
            && BinaryPrimitives.ReadInt64BigEndian(signed) > time.GetUtcNow().ToUnixTimeSeconds()
                ? Encoding.UTF8.GetString(signed[TimeLength..])
                : null;
    }

    private static ReadOnlySpan<byte> Mac(string secret, ReadOnlySpan<byte> signed) =>
        HMACSHA256.HashData(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "photo links"u8), signed).AsSpan(0, MacLength);
}
