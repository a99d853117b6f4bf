using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Measures how long the oldest message of each account has waited, broadcasts aside: the gauge <c>mirtai.outbox.age</c> in seconds, and
/// a warning in the log once a minute while it is longer than <see cref="DeliveryOptions.MaxWait"/>.
/// </summary>
internal sealed partial class BacklogWatch : PeriodicJob, IDisposable
{
    private static readonly TimeSpan WarningPause = TimeSpan.FromMinutes(1);

    private readonly Outbox outbox;
    private readonly IOptions<DeliveryOptions> options;
    private readonly TimeProvider clock;
    private readonly ILogger<BacklogWatch> logger;
    private readonly Meter meter;
    private readonly Dictionary<string, long> warnedAt = new(StringComparer.Ordinal);
    private volatile IReadOnlyDictionary<string, TimeSpan> ages = new Dictionary<string, TimeSpan>();

    public BacklogWatch(
        Outbox outbox,
        IOptions<DeliveryOptions> options,
        IMeterFactory meters,
        IJobLock locks,
        TimeProvider clock,
        ILogger<BacklogWatch> logger)
        : base(locks, clock)
    {
        (this.outbox, this.options, this.clock, this.logger) = (outbox, options, clock, logger);
        meter = meters.Create("MirtAi.Delivery");
        meter.CreateObservableGauge(
            "mirtai.outbox.age",
            () => ages.Select(one => new Measurement<double>(
                one.Value.TotalSeconds, new KeyValuePair<string, object?>("account", one.Key))),
            "s",
            "How long the oldest message of an account has waited, broadcasts aside.");
    }

    /// <inheritdoc/>
    public override string Name => "backlog-watch";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromSeconds(10));

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        ages = await outbox.Ages(cancellationToken);
        var late = ages.Where(one => one.Value > options.Value.MaxWait).ToDictionary();
        foreach (var (account, age) in late)
        {
            if (warnedAt.TryGetValue(account, out var at) && clock.GetElapsedTime(at) < WarningPause)
                continue;
            warnedAt[account] = clock.GetTimestamp();
            LogBacklog(account, age);
        }

        foreach (var account in warnedAt.Keys.Except(late.Keys).ToArray())
        {
            warnedAt.Remove(account);
            LogCaughtUp(account);
        }
    }

    [LoggerMessage(304, LogLevel.Warning, "The account {Account} has a backlog: its oldest message has waited for {Age}")]
    private partial void LogBacklog(string account, TimeSpan age);

    [LoggerMessage(305, LogLevel.Information, "The account {Account} has caught up with its backlog")]
    private partial void LogCaughtUp(string account);
}
