namespace MirtAi.Channels.Webhooks;

/// <summary>The platform repeats a secret in a header.</summary>
/// <param name="name">The header.</param>
/// <param name="secret">The secret; while it is empty nothing is authentic.</param>
/// <param name="orBearer">The secret is taken from <c>Authorization</c>, too, after <c>Bearer</c> or alone.</param>
public sealed class SharedSecret(string name, Func<string?> secret, bool orBearer = false) : WebhookAuthentication
{
    private const string Bearer = "Bearer ";

    /// <inheritdoc/>
    public override string Refusal => $"{name} is missing or wrong.";

    /// <inheritdoc/>
    public override bool NeedsBody => false;

    /// <inheritdoc/>
    public override bool MayBeAuthentic(Func<string, string> header) =>
        secret() is { Length: > 0 } expected
        && (AreEqual(header(name), expected) | (orBearer && AreEqual(WithoutScheme(header("Authorization")), expected)));

    /// <inheritdoc/>
    public override bool IsAuthentic(Func<string, string> header, ReadOnlySpan<byte> body) => MayBeAuthentic(header);

    private static string WithoutScheme(string authorization) =>
        authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : authorization;
}
