using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// <c>POST /webhooks/instagram/data-deletion</c>: a person wants their data deleted (Facebook Login, "Data deletion callback"). It is
/// deleted before the request is answered; so a confirmation code is no more than the time of it, under our signature, and nothing is
/// stored.
/// </summary>
internal sealed class InstagramDataDeletion(IOptions<InstagramOptions> options, TimeProvider clock) : IPlatformCallback
{
    private const int TimeLength = 8, RandomLength = 8, SignatureBytes = 8;

    /// <inheritdoc/>
    public string Path => "/webhooks/instagram/data-deletion";

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc/>
    public string Field => "signed_request";

    /// <inheritdoc/>
    public PlatformRequest? Read(string signed) => SignedRequest.User(signed, options.Value.AppSecrets) is { } user
        ? new PlatformRequest.Erase($"instagram:{user}", NewCode(), options.Value.PublicUrl?.TrimEnd('/'))
        : null;

    /// <inheritdoc/>
    public string? Status(string code)
    {
        if (code.Length != TimeLength + RandomLength + 2 * SignatureBytes)
            return null;
        var told = code[..(TimeLength + RandomLength)];
        var isOurs = options.Value.AppSecrets.Any(secret => CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Signature(told, secret)), Encoding.ASCII.GetBytes(code[told.Length..])));
        if (!isOurs)
            return null;
        var seconds = uint.Parse(told.AsSpan(0, TimeLength), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Запит {code} виконано {at:dd.MM.yyyy HH:mm} UTC: усі дані про вас видалено.
            The request {code} was completed on {at:yyyy-MM-dd HH:mm} UTC: all data about you has been deleted.
            """);
    }

    private string NewCode()
    {
        var told = string.Create(CultureInfo.InvariantCulture, $"{(uint)clock.GetUtcNow().ToUnixTimeSeconds():x8}")
            + RandomNumberGenerator.GetHexString(RandomLength, lowercase: true);
        return told + Signature(told, options.Value.AppSecrets[0]);
    }

    private static string Signature(string told, string secret) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes("data-deletion:" + told)).AsSpan(0, SignatureBytes));
}
