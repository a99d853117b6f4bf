using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Accounts;

/// <summary>
/// Has an account looked after when the job starts, each morning at nine by the shop's clock, and after an hour when the platform could not
/// be asked.
/// </summary>
internal sealed class AccountJob(string account, AccountTending tending, TimeZoneInfo zone, IJobLock locks, TimeProvider clock)
    : PeriodicJob(locks, clock)
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9), Soon = TimeSpan.FromHours(1);

    private bool isCertain;

    /// <inheritdoc/>
    public override string Name => $"account:{account}";

    /// <inheritdoc/>
    protected override TimeSpan Interval
    {
        get
        {
            var morning = UntilMorning(Clock.GetUtcNow(), zone);
            return isCertain || morning < Soon ? morning : Soon;
        }
    }

    /// <summary>How long it is until the next nine o'clock.</summary>
    internal static TimeSpan UntilMorning(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var next = local.Date.AddDays(local.TimeOfDay < Morning ? 0 : 1) + Morning;
        return new DateTimeOffset(next, zone.GetUtcOffset(next)) - now;
    }

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken) => isCertain = await tending.Tend(account, cancellationToken);
}
