using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Silo.Inbound;

/// <summary>Ids of what may be asked for again: the same for the same thing, in every process.</summary>
internal static class RepeatableId
{
    /// <summary>
    /// The id of what is asked for with a key, the same however often it is asked for; another one each time without a key.
    /// </summary>
    /// <param name="what">What it is, so that one key may serve for different things.</param>
    /// <param name="key">The client's <c>Idempotency-Key</c>, or null.</param>
    /// <param name="clock">The clock.</param>
    public static string Of(string what, string? key, TimeProvider clock) => key is null
        ? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")
        : Of($"{what}|{key}");

    /// <summary>What a request asks for in short, by which it is told from another one with the same key.</summary>
    public static string Digest(params string?[] parts) => Of(string.Concat(parts.Select(part => $"{part?.Length ?? -1}:{part}")));

    /// <summary>The id of a thing by all that it is known by.</summary>
    public static string Of(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, 16));
}
