using Microsoft.Extensions.Options;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Accounts;

/// <summary>A job for each account that is looked after.</summary>
internal sealed class AccountJobs(AccountTending tending, IOptions<ConversationOptions> options, IJobLock locks, TimeProvider clock)
    : IJobSource
{
    /// <inheritdoc/>
    public IEnumerable<IBackgroundJob> Jobs => tending.Upkeeps.Select(upkeep => new AccountJob(
        upkeep.Account, tending, options.Value.Zone, locks, clock));
}
