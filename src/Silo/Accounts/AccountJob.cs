using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Accounts;

/// <summary>
/// Has an account looked after when the job starts, each morning at nine by the shop's clock, and after an hour when the platform could not
/// be asked.
/// </summary>
internal sealed class AccountJob(string account, AccountTending tending, TimeZoneInfo zone, IJobLock locks, TimeProvider clock)
    : PeriodicJob(locks, clock)
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    private readonly JobSchedule mornings = JobSchedule.Daily(TimeSpan.FromHours(9), zone);
    private bool isCertain;

    /// <inheritdoc/>
    public override string Name => $"account:{account}";

    /// <inheritdoc/>
    protected override JobSchedule Schedule =>
        isCertain || mornings.Wait(Clock.GetUtcNow()) < Soon ? mornings : JobSchedule.Every(Soon);

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken) => isCertain = await tending.Tend(account, cancellationToken);
}
