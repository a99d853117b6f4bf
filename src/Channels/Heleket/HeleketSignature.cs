using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MirtAi.Channels.Heleket;

/// <summary>
/// Heleket's signature: the MD5, in hexadecimal digits, of the JSON in base64 followed by the key (Heleket, "Webhooks"). In a webhook it is
/// the member <c>sign</c> of the very body that it signs, so that member is cut out of the bytes: written anew, slashes and letters would
/// not be escaped as the sender escaped them.
/// </summary>
internal static class HeleketSignature
{
    private const int MaxDepth = 64;

    /// <summary>The signature of a request's bytes.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The platform's protocol; there is no other.")]
    public static string Of(ReadOnlySpan<byte> json, string key) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(Convert.ToBase64String(json) + key)));

    /// <summary>Whether a webhook's body is signed with the key; compared in a time that tells nothing of the signature.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static bool IsAuthentic(ReadOnlySpan<byte> body, string key)
    {
        var (signed, sign) = Parts(body);
        return sign is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(signed, key)), Encoding.UTF8.GetBytes(sign));
    }

    /// <summary>The members without the signature, joined as they stand, and the signature; null if there is not exactly one.</summary>
    private static (byte[] Signed, string? Sign) Parts(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return ([], null);
        var signed = new List<byte>(body.Length) { (byte)'{' };
        string? sign = null;
        var signs = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSign = reader.ValueTextEquals("sign"u8);
            var name = body.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2);
            reader.Read();
            var from = (int)reader.TokenStartIndex;
            if (isSign)
            {
                signs++;
                sign = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
            if (isSign)
                continue;
            if (signed.Count > 1)
                signed.Add((byte)',');
            signed.AddRange(name);
            signed.Add((byte)':');
            signed.AddRange(body[from..(int)reader.BytesConsumed]);
        }

        while (reader.Read())
        {
            // To the end: whatever follows the object is no JSON.
        }

        signed.Add((byte)'}');
        return ([.. signed], signs == 1 ? sign : null);
    }
}
