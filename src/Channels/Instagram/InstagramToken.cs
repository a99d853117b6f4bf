using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Accounts;
using MirtAi.Grains.Durability;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// The token with which the account is used: the configured one until it is renewed, then the newest, whichever process renewed it.
/// </summary>
internal sealed class InstagramToken(Func<ICredentialVault?> vault, IOptions<InstagramOptions> options, TimeProvider clock)
{
    /// <summary>How long a token is used before the vault is asked whether there is a newer one.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private volatile string? current;
    private long loadedAt;

    /// <summary>The fingerprint of the configured token.</summary>
    public string Origin => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Configured)).AsSpan(0, 8));

    /// <summary>What the settings say.</summary>
    public string Configured => options.Value.AccessToken ?? "";

    /// <summary>The token as it was loaded last.</summary>
    public string Value => current ?? Configured;

    /// <summary>The token, at most a minute old.</summary>
    public ValueTask<string> Load(CancellationToken cancellationToken) =>
        current is { } token && clock.GetElapsedTime(Volatile.Read(ref loadedAt)) < Kept
            ? ValueTask.FromResult(token)
            : Reload(cancellationToken);

    /// <summary>The token as it is kept now. While that cannot be learned, the one that was used last.</summary>
    public async ValueTask<string> Reload(CancellationToken cancellationToken)
    {
        try
        {
            var stored = vault() is { } some ? await some.Read(InstagramClient.AccountName, cancellationToken) : null;
            Use(stored?.Origin == Origin ? stored.Token : Configured);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or DbException)
        {
            Use(Value); // What goes out must not wait for the database.
        }

        return Value;
    }

    /// <summary>Uses another token from now on.</summary>
    public void Use(string token)
    {
        Volatile.Write(ref loadedAt, clock.GetTimestamp());
        current = token;
    }
}
