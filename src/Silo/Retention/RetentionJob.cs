using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Retention;

/// <summary>Keeps <see cref="RetentionOptions"/>: deletes what is older, little at a time, one table after the other.</summary>
internal sealed partial class RetentionJob(
    IOptions<RetentionOptions> options, IDatabase database, IJobLock locks, TimeProvider clock, ILogger<RetentionJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <summary>
    /// How many pieces of a table go in one run: after a shorter setting the rest goes in the next ones, and the database cleans up in
    /// between.
    /// </summary>
    public const int MaxPieces = 20;

    /// <summary>The job's name.</summary>
    public const string JobName = "retention";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>A photo of some megabytes is thousands of rows where PostgreSQL keeps it.</summary>
    private const int MaxPhotos = 20;

    /// <summary>The condition that a photo proves no payment: customers pay, and may be asked for it long after.</summary>
    internal const string NoProof = """
        not exists (
            select 1 from orders
            where orders.session_key = attachments.session_key and cast(orders.proofs as text) like '%' || attachments.id || '%')
        """;

    private readonly (string Table, ExpiredRows Rows)[] tables =
    [
        .. Rows(options.Value, database.Provider).Select(rows => (rows.Table, new ExpiredRows(rows, database))),
    ];

    /// <inheritdoc/>
    public override string Name => JobName;

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(Every) with { CatchUp = CatchUp.WhenMissed };

    /// <summary>Deletes up to <see cref="MaxPieces"/> pieces of each table.</summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    internal async Task DeleteExpired(CancellationToken cancellationToken)
    {
        foreach (var (table, rows) in tables)
            if (await rows.Delete(MaxPieces, () => MayGoOn(cancellationToken), cancellationToken) is > 0 and var deleted)
                LogDeleted(deleted, table);
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => DeleteExpired(cancellationToken);

    /// <summary>What is deleted, and when.</summary>
    internal static IReadOnlyList<ExpiringRows> Rows(RetentionOptions options, StorageProvider provider) =>
    [
        new(JobName, "messages", "session_key, sequence", "at", Every)
        {
            Retention = options.Transcripts,
            OfCustomers = true,
            IsOrdered = provider == StorageProvider.Sqlite,
        },
        new(JobName, "manager_lines", "session_key, sequence", "at", Every) { Retention = options.Transcripts, OfCustomers = true },
        new(JobName, "set_aside_events", "event_id", "at", Every) { Retention = options.Transcripts, OfCustomers = true },
        new(JobName, "attachments", "id", "at", Every)
        {
            Retention = options.Photos,
            MaxDeleted = MaxPhotos,
            Condition = NoProof,
            OfCustomers = true,
        },
        new(JobName, "deliveries", "id", "created_at", Every) { Retention = options.Deliveries, OfCustomers = true },
        new(JobName, "escalations", "id", "at", Every)
        {
            Retention = options.Escalations,
            Condition = "status = 'closed'",
            OfCustomers = true,
        },
        new(JobName, "audit_log", "id", "at", Every) { Retention = options.Audit, OfCustomers = true },
    ];

    [LoggerMessage(230, LogLevel.Information, "{Count} rows of {Table} were older than they are kept, and were deleted")]
    private partial void LogDeleted(int count, string table);
}
