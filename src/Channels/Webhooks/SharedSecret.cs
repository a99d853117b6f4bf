namespace MirtAi.Channels.Webhooks;

/// <summary>The platform repeats a secret in a header.</summary>
/// <param name="name">The header.</param>
/// <param name="secret">The secret; while it is empty nothing is authentic.</param>
public sealed class SharedSecret(string name, Func<string?> secret) : WebhookAuthentication
{
    /// <inheritdoc/>
    public override string Refusal => $"{name} is missing or wrong.";

    /// <inheritdoc/>
    public override bool MayBeAuthentic(Func<string, string> header) =>
        secret() is { Length: > 0 } expected && AreEqual(header(name), expected);

    /// <inheritdoc/>
    public override bool IsAuthentic(Func<string, string> header, ReadOnlySpan<byte> body) => MayBeAuthentic(header);
}
