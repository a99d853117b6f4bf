using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Reads a <c>signed_request</c> of Meta (Facebook Login, "Data deletion callback"): the signature and the payload, each in base64url,
/// joined by a dot; the signature is HMAC-SHA256 over the payload as it stands there.
/// </summary>
internal static class SignedRequest
{
    private const int MaxLength = 8_192, MaxIdLength = 32;

    /// <summary>Whom it is about; null if no secret has signed it, or it names nobody.</summary>
    public static string? User(string signed, IEnumerable<string> secrets)
    {
        if (signed.Length > MaxLength || signed.Split('.') is not [var signature, var payload]
            || Bytes(signature) is not { } proof || Bytes(payload) is not { } content)
            return null;
        var isSigned = secrets.Aggregate(false, (any, secret) => any | CryptographicOperations.FixedTimeEquals(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(payload)), proof));
        return isSigned ? JsonBody.Read(content, root => Id(root.String("user_id"u8) ?? $"{root.Integer("user_id"u8)}"), _ => null) : null;
    }

    private static string? Id(string id) => id.Length is > 0 and <= MaxIdLength && id.All(char.IsAsciiDigit) ? id : null;

    private static byte[]? Bytes(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
