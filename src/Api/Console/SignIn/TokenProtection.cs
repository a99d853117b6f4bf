using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console.SignIn;

/// <summary>
/// Seals cookies and forms with keys that are derived from the <see cref="AdminToken"/>: every process of a fleet opens what another one
/// sealed, nothing is stored, and a new token ends all sessions.
/// </summary>
internal sealed class TokenProtection : IDataProtector
{
    private const int KeyLength = 32;

    private readonly byte[] secret;
    private readonly string purposes;
    private readonly byte[] key;

    public TokenProtection(AdminToken token) : this(Encoding.UTF8.GetBytes(token.Value), "mirtai")
    {
    }

    private TokenProtection(byte[] secret, string purposes)
    {
        this.secret = secret;
        this.purposes = purposes;
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: Encoding.UTF8.GetBytes(purposes));
    }

    private static int NonceLength => AesGcm.NonceByteSizes.MaxSize;

    private static int TagLength => AesGcm.TagByteSizes.MaxSize;

    // A purpose cannot say what two purposes say: each has its length before it.
    public IDataProtector CreateProtector(string purpose) => new TokenProtection(secret, $"{purposes}/{purpose.Length}:{purpose}");

    public byte[] Protect(byte[] plaintext)
    {
        var sealedData = new byte[NonceLength + TagLength + plaintext.Length];
        var nonce = sealedData.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, plaintext, sealedData.AsSpan(NonceLength + TagLength), sealedData.AsSpan(NonceLength, TagLength));
        return sealedData;
    }

    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceLength + TagLength)
            throw new CryptographicException("It is too short.");
        var plaintext = new byte[protectedData.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            protectedData.AsSpan(0, NonceLength), protectedData.AsSpan(NonceLength + TagLength),
            protectedData.AsSpan(NonceLength, TagLength), plaintext);
        return plaintext;
    }
}
