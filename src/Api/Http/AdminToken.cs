using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Api.Http;

/// <summary>The bearer token of the management API.</summary>
internal sealed class AdminToken
{
    /// <summary>The setting that holds it, and its two parts.</summary>
    public const string Key = $"{SectionName}:{KeyName}", SectionName = "Admin", KeyName = "Token";

    /// <summary>The shortest token that is taken, in characters.</summary>
    public const int MinLength = 32;

    private readonly byte[] hash;

    private AdminToken(string value, bool isGenerated)
    {
        Value = value;
        IsGenerated = isGenerated;
        hash = Hash(value);
    }

    /// <summary>The token itself; print it only if it is generated.</summary>
    public string Value { get; }

    /// <summary>It was made for this run, in Development, where none is configured.</summary>
    public bool IsGenerated { get; }

    /// <summary>The configured token, or in Development a new one. Whether it may be used is checked at the start.</summary>
    public static AdminToken From(IConfiguration configuration, IHostEnvironment environment) =>
        configuration[Key] is not { Length: > 0 } configured && environment.IsDevelopment()
            ? new AdminToken(RandomNumberGenerator.GetHexString(2 * MinLength, lowercase: true), isGenerated: true)
            : new AdminToken(configuration[Key] ?? "", isGenerated: false);

    /// <summary>Compares in a time that tells nothing about the token, nor its length.</summary>
    public bool Matches(string? candidate) =>
        Value.Length >= MinLength && CryptographicOperations.FixedTimeEquals(Hash(candidate ?? ""), hash);

    /// <summary>What tokens are compared by: of one length, whatever theirs.</summary>
    internal static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
