using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Channels.Photos;

/// <summary>
/// Signs what a platform may fetch from the service: nobody can make a token up, and each ends after a day. Every process with the same
/// key reads them.
/// </summary>
/// <param name="publicUrl">Where the platform reaches the service; null if it cannot.</param>
/// <param name="key">What is signed with; null while nothing is.</param>
public sealed class SignedLinks(Func<string?> publicUrl, Func<string?> key, TimeProvider time)
{
    private const int MacLength = 16, TimeLength = 8, MaxTokenLength = 2_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>The address of the service, and the token of a text; null if the platform cannot reach the service.</summary>
    /// <param name="purpose">What it is for: a token of one purpose is none of another.</param>
    public (string Root, string Token)? Sign(string purpose, string text)
    {
        if (publicUrl() is not { Length: > 0 } root || key() is not { Length: > 0 } secret)
            return null;
        var signed = new byte[TimeLength + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteInt64BigEndian(signed, (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        Encoding.UTF8.GetBytes(text, signed.AsSpan(TimeLength));
        return (root.TrimEnd('/'), Base64Url.EncodeToString([.. Mac(secret, purpose, signed), .. signed]));
    }

    /// <summary>The text of a token; null if it is not ours, is for something else, or has ended.</summary>
    public string? Read(string purpose, string token)
    {
        if (key() is not { Length: > 0 } secret || token.Length > MaxTokenLength || !Base64Url.IsValid(token, out var length)
            || length <= MacLength + TimeLength)
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        var signed = bytes.AsSpan(MacLength);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacLength), Mac(secret, purpose, signed))
            && BinaryPrimitives.ReadInt64BigEndian(signed) > time.GetUtcNow().ToUnixTimeSeconds()
                ? Encoding.UTF8.GetString(signed[TimeLength..])
                : null;
    }

    private static ReadOnlySpan<byte> Mac(string secret, string purpose, ReadOnlySpan<byte> signed) =>
        HMACSHA256.HashData(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(purpose)), signed)
            .AsSpan(0, MacLength);
}
