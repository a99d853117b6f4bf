using Microsoft.Extensions.Logging;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Customers.Links;

/// <summary>
/// Links sessions in which orders with the same phone number were paid, every ten minutes. Whoever only writes a number is linked with
/// nobody: a number can be anybody's until somebody pays.
/// </summary>
internal sealed partial class LinkJob(
    CustomerLinks links, CustomerLinking linking, IJobLock locks, TimeProvider clock, ILogger<LinkJob> logger) : PeriodicJob(locks, clock)
{
    /// <summary>Who links, in the audit trail.</summary>
    public const string Manager = "phone";

    private const int MaxPairs = 200;

    /// <inheritdoc/>
    public override string Name => "customer-links";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(10)) with { CatchUp = CatchUp.WhenMissed };

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        foreach (var (first, second) in await links.WithTheSameNumber(MaxPairs, cancellationToken))
        {
            if (!MayGoOn(cancellationToken))
                return;
            if (await linking.Link(first, second, Manager, cancellationToken))
                LogLinked(first.Split(':', 2)[0], second.Split(':', 2)[0]);
        }
    }

    [LoggerMessage(610, LogLevel.Information,
        "A customer of {First} is a customer of {Second}, too: orders with the same phone number were paid")]
    private partial void LogLinked(string first, string second);
}
