using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Accounts;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Accounts;

/// <inheritdoc cref="ICredentialVault"/>
internal sealed partial class CredentialVault(IDatabase database, DataSeal seal, ILogger<CredentialVault> logger) : ICredentialVault
{
    /// <inheritdoc/>
    public async Task<StoredCredential?> Read(string account, CancellationToken cancellationToken)
    {
        var stored = await StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
                "select sealed from channel_credentials where account = @account", new { account }, cancellationToken: cancellationToken));
        });
        if (stored is null)
            return null;
        if (await Task.Run(() => seal.Open(stored), cancellationToken) is not { } opened)
        {
            LogUnreadable(account);
            return null;
        }

        return JsonSerializer.Deserialize(opened, CredentialJson.Default.StoredCredential);
    }

    /// <inheritdoc/>
    public async Task Write(string account, StoredCredential credential, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(credential, CredentialJson.Default.StoredCredential);
        var @sealed = await Task.Run(() => seal.Seal(json), cancellationToken);
        await StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.ExecuteAsync(new CommandDefinition(
                $"""
                insert into channel_credentials (account, sealed, updated_at) values (@account, @sealed, {database.Now})
                on conflict (account) do update set sealed = excluded.sealed, updated_at = excluded.updated_at
                """,
                new { account, @sealed },
                cancellationToken: cancellationToken));
        });
    }

    [LoggerMessage(340, LogLevel.Warning,
        "The credential that was kept for the account {Account} cannot be opened any more; the configured one is used")]
    private partial void LogUnreadable(string account);
}
