using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Channels.Webhooks;

/// <summary>How a webhook knows that a request is the platform's.</summary>
public abstract class WebhookAuthentication
{
    /// <summary>What is wrong with a request that is not, for its sender.</summary>
    public abstract string Refusal { get; }

    /// <summary>Whether the headers allow that it is authentic; else its body is not even read.</summary>
    /// <param name="header">The value of a header by name; empty if there is none.</param>
    public abstract bool MayBeAuthentic(Func<string, string> header);

    /// <summary>Whether a request whose headers passed is authentic.</summary>
    /// <param name="header">The value of a header by name; empty if there is none.</param>
    /// <param name="body">The body as it came, byte for byte.</param>
    public abstract bool IsAuthentic(Func<string, string> header, ReadOnlySpan<byte> body);

    /// <summary>Whether only the body tells that a request is authentic; else its headers have told by the time it is read.</summary>
    public virtual bool NeedsBody => true;

    /// <summary>Compares in a time that tells nothing about the secret, nor its length.</summary>
    internal static bool AreEqual(string candidate, string secret) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
