using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.Accounts;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Accounts;

/// <summary>Registers what looks after the accounts of channels.</summary>
internal static class AccountRegistration
{
    /// <summary>Adds the vault of their credentials, and the jobs.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<ProtectionKeys>()
        .AddSingleton(provider => new DataSeal(provider.GetRequiredService<ProtectionKeys>()))
        .AddSingleton<ICredentialVault, CredentialVault>()
        .AddSingleton<AccountTending>()
        .AddSingleton<IAccountChecks>(provider => provider.GetRequiredService<AccountTending>())
        .AddSingleton<IJobSource, AccountJobs>();
}
