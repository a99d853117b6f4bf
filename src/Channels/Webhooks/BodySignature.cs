using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Channels.Webhooks;

/// <summary>The platform signs the raw body by HMAC-SHA256 and sends the signature in hexadecimal digits, after <c>sha256=</c>.</summary>
/// <param name="name">The header.</param>
/// <param name="secrets">The keys, each of which is good; without any nothing is authentic.</param>
public sealed class BodySignature(string name, Func<IReadOnlyList<string>> secrets) : WebhookAuthentication
{
    private const string Prefix = "sha256=";

    /// <inheritdoc/>
    public override string Refusal => $"{name} is missing or is not the signature of this body.";

    /// <inheritdoc/>
    public override bool MayBeAuthentic(Func<string, string> header) => Signature(header) is not null;

    /// <inheritdoc/>
    public override bool IsAuthentic(Func<string, string> header, ReadOnlySpan<byte> body)
    {
        if (Signature(header) is not { } signature)
            return false;
        var isAuthentic = false;
        foreach (var secret in secrets())
            if (secret.Length > 0)
                isAuthentic |= CryptographicOperations.FixedTimeEquals(
                    signature, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        return isAuthentic;
    }

    private byte[]? Signature(Func<string, string> header)
    {
        var value = header(name);
        if (!value.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var signature = new byte[HMACSHA256.HashSizeInBytes];
        var status = Convert.FromHexString(value.AsSpan(Prefix.Length), signature, out _, out var written);
        return status == System.Buffers.OperationStatus.Done && written == signature.Length ? signature : null;
    }
}
