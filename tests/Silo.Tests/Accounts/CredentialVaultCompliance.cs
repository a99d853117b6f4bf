using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Channels.Accounts;
using MirtAi.Silo.Accounts;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Accounts;

public abstract class CredentialVaultCompliance : StorageCompliance
{
    private readonly string account = "account:" + Commits.NewKey();

    [Fact]
    public async Task What_one_process_keeps_another_reads()
    {
        using var first = new DataSeal(new ProtectionKeys(Storage.Database));
        using var second = new DataSeal(new ProtectionKeys(Storage.Database));
        var credential = new StoredCredential("IGAAinvented", "origin", Commits.At, Commits.At.AddDays(60));

        Assert.Null(await Vault(second).Read(account, Token)); // It has looked for keys before there is the one that it needs.
        second.Seal("anything");
        await Vault(first).Write(account, new StoredCredential("older", "origin", Commits.At), Token);
        await Vault(first).Write(account, credential, Token);

        Assert.Equal(credential, await Vault(second).Read(account, Token));
        Assert.Equal(credential, await Vault(first).Read(account, Token));
    }

    [Fact]
    public async Task Nothing_of_it_is_in_the_database_as_it_is()
    {
        using var seal = new DataSeal(new ProtectionKeys(Storage.Database));
        await Vault(seal).Write(account, new StoredCredential("IGAAinvented", "origin", Commits.At), Token);

        var stored = Assert.Single(await Storage.Query<string>(
            "select sealed from channel_credentials where account = @account", new { account }));
        Assert.DoesNotContain("IGAAinvented", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_tampered_with_counts_as_nothing()
    {
        using var seal = new DataSeal(new ProtectionKeys(Storage.Database));
        await Vault(seal).Write(account, new StoredCredential("IGAAinvented", "origin", Commits.At), Token);
        await Storage.Execute("update channel_credentials set sealed = sealed || 'A' where account = @account", new { account });

        Assert.Null(await Vault(seal).Read(account, Token));
    }

    private CredentialVault Vault(DataSeal seal) => new(Storage.Database, seal, NullLogger<CredentialVault>.Instance);
}
