namespace MirtAi.Channels.Accounts;

/// <summary>A credential of an account, and what is known of it.</summary>
/// <param name="Token">The credential itself.</param>
/// <param name="Origin">A fingerprint of the configured one that it was renewed from: with another one configured it is obsolete.</param>
/// <param name="Since">When it was issued, or seen first if that is not known.</param>
/// <param name="ExpiresAt">When it expires; null if that is not known.</param>
/// <param name="RefusedAt">Since when the platform has refused it; null while it takes it.</param>
public sealed record StoredCredential(
    string Token, string Origin, DateTimeOffset Since, DateTimeOffset? ExpiresAt = null, DateTimeOffset? RefusedAt = null)
{
    /// <summary>Nothing of it is for a log.</summary>
    public override string ToString() => $"a credential since {Since:O}";
}
