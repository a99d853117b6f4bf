using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Jobs;
using Orleans;

namespace MirtAi.Silo.Payments;

/// <summary>Asks the providers about payments of which no webhook came, every 15 minutes.</summary>
internal sealed partial class ReconciliationJob(
    PaymentQueries payments,
    PaymentProviders providers,
    IGrainFactory grains,
    IJobLock locks,
    TimeProvider clock,
    ILogger<ReconciliationJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <summary>How many payments a run asks about at most; the rest are asked about in the next.</summary>
    public const int MaxPayments = 500;

    /// <inheritdoc/>
    public override string Name => "payment-reconciliation";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(15)) with
    {
        CatchUp = CatchUp.WhenMissed,
        Timeout = TimeSpan.FromHours(1),
    };

    /// <summary>Asks, one payment after another, so that a provider is not asked too fast.</summary>
    internal async Task Reconcile(CancellationToken cancellationToken)
    {
        if (!providers.On.Any())
            return;
        foreach (var id in await payments.ToCheck(MaxPayments, cancellationToken))
        {
            if (!MayGoOn(cancellationToken))
                return;
            try
            {
                await grains.GetGrain<IPaymentGrain>(id).Check();
            }
            catch (Exception exception) when (exception is not StorageUnavailableException) // One that fails does not stop the others.
            {
                CaughtFaults.Count("payment-reconciliation", exception);
                LogFailed(exception);
            }
        }
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => Reconcile(cancellationToken);

    [LoggerMessage(250, LogLevel.Error, "A payment could not be reconciled with its provider")]
    private partial void LogFailed(Exception exception);
}
