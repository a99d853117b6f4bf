using System.Diagnostics.Metrics;
using Dapper;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Telemetry;

/// <summary>
/// Counts what the database holds for the whole fleet: what waits to be sent, calls for a person, when jobs ran. One process of the fleet
/// has the numbers; the others say nothing of them.
/// </summary>
internal sealed class FleetGauges : PeriodicJob, IDisposable
{
    private readonly IDatabase database;
    private readonly Meter meter;
    private volatile Reading reading = Reading.Nothing;

    public FleetGauges(IDatabase database, IMeterFactory meters, IJobLock locks, TimeProvider clock)
        : base(locks, clock)
    {
        this.database = database;
        meter = meters.Create("MirtAi.Fleet");
        meter.CreateObservableGauge(
            "mirtai.outbox.messages", () => reading.Outbox.Select(row => new Measurement<long>(row.Count, row.Tags)), "{message}",
            "Messages that are to be sent, by account, lane and status.");
        meter.CreateObservableGauge(
            "mirtai.outbox.oldest", () => reading.Outbox.Select(row => new Measurement<double>(row.Age, row.Tags)), "s",
            "How old the oldest of them is.");
        meter.CreateObservableGauge(
            "mirtai.escalations.open", () => reading.Escalations.Select(row => new Measurement<long>(row.Count)), "{escalation}",
            "Calls for a person that are open.");
        meter.CreateObservableGauge(
            "mirtai.escalations.oldest", () => reading.Escalations.Select(row => new Measurement<double>(row.Age)), "s",
            "How old the oldest of them is; 0 if there is none.");
        meter.CreateObservableGauge(
            "mirtai.job.last_run",
            () => reading.Jobs.Select(row => new Measurement<double>(
                row.LastRun.ToUnixTimeMilliseconds() / 1000.0, new KeyValuePair<string, object?>("job", row.Name))),
            "s",
            "When a periodic job ran last, in seconds since 1970.");
    }

    /// <inheritdoc/>
    public override string Name => "fleet-gauges";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromSeconds(15));

    /// <inheritdoc/>
    public override async Task Run(JobLease lease, CancellationToken cancellationToken)
    {
        try
        {
            await base.Run(lease, cancellationToken);
        }
        finally
        {
            reading = Reading.Nothing;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var outbox = await Query<OutboxRow>(
            $"""
            select account as "Account", lane as "Lane", status as "Status", count(*) as "Count", min(created_at) as "Since",
                {database.Now} as "Now"
            from outbox group by account, lane, status
            """);
        var escalations = await Query<EscalationRow>(
            $"""
            select count(*) as "Count", min(at) as "Since", {database.Now} as "Now" from escalations where status = 'open'
            """);
        var jobs = await Query<JobRow>("""select name as "Name", last_run as "LastRun" from job_lock where last_run is not null""");
        reading = new Reading(outbox, escalations, jobs);
        return true;

        async Task<T[]> Query<T>(string sql) =>
            [.. await connection.QueryAsync<T>(new CommandDefinition(sql, cancellationToken: cancellationToken))];
    });

    private sealed record Reading(OutboxRow[] Outbox, EscalationRow[] Escalations, JobRow[] Jobs)
    {
        public static readonly Reading Nothing = new([], [], []);
    }

    private sealed record OutboxRow
    {
        public string Account { get; init; } = "";
        public int Lane { get; init; }
        public string Status { get; init; } = "";
        public long Count { get; init; }
        public DateTimeOffset Since { get; init; }
        public DateTimeOffset Now { get; init; }

        public double Age => (Now - Since).TotalSeconds;

        public KeyValuePair<string, object?>[] Tags =>
            [new("account", Account), new("lane", ((OutboxLane)Lane).ToString().ToLowerInvariant()), new("status", Status)];
    }

    private sealed record EscalationRow
    {
        public long Count { get; init; }
        public DateTimeOffset? Since { get; init; }
        public DateTimeOffset Now { get; init; }

        public double Age => Since is { } since ? (Now - since).TotalSeconds : 0;
    }

    private sealed record JobRow
    {
        public string Name { get; init; } = "";
        public DateTimeOffset LastRun { get; init; }
    }
}
