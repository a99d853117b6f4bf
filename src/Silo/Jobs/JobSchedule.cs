using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Silo.Jobs;

/// <summary>When a job runs, and for how long.</summary>
internal sealed record JobSchedule
{
    /// <summary>A share of the interval by which runs are put off, so that jobs of one interval do not come at the same moment.</summary>
    private const double JitterShare = 0.05;

    private static readonly TimeSpan MaxJitter = TimeSpan.FromSeconds(30), Minute = TimeSpan.FromMinutes(1);

    private readonly Func<DateTimeOffset, TimeSpan> wait;

    private JobSchedule(Func<DateTimeOffset, TimeSpan> wait, TimeSpan jitter) => (this.wait, Jitter) = (wait, jitter);

    /// <summary>How much later it runs at most, by chance.</summary>
    /// <value>Default a twentieth of the interval, at most 30 seconds; none below a minute.</value>
    public TimeSpan Jitter { get; init; }

    /// <summary>After that a run has failed: it is cancelled and begun again.</summary>
    /// <value>Default 10 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What a process does that takes it over.</summary>
    /// <value>Default <see cref="CatchUp.AtStart"/>.</value>
    public CatchUp CatchUp { get; init; }

    /// <summary>Again and again, so long after the end of the last run.</summary>
    public static JobSchedule Every(TimeSpan interval) =>
        new(_ => interval, interval < Minute ? TimeSpan.Zero : Shorter(interval * JitterShare, MaxJitter));

    /// <summary>
    /// Each day at a time that the shop's clocks show, once also in the nights in which they are changed: when they have skipped it, or
    /// show it first.
    /// </summary>
    public static JobSchedule Daily(TimeSpan time, TimeZoneInfo zone) => new(
        now =>
        {
            var today = TimeZoneInfo.ConvertTime(now, zone).Date;
            var next = zone.First(today + time);
            return (next > now ? next : zone.First(today.AddDays(1) + time)) - now;
        },
        MaxJitter);

    /// <summary>How long it is until the next run, without the jitter.</summary>
    /// <param name="now">The end of the last run.</param>
    public TimeSpan Wait(DateTimeOffset now) => wait(now);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
