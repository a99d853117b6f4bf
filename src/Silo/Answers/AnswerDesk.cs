using Microsoft.Extensions.Logging;
using MirtAi.Channels.Answers;
using MirtAi.Grains.Interfaces.Answers;
using MirtAi.Grains.Telemetry;
using Orleans;

namespace MirtAi.Silo.Answers;

/// <inheritdoc cref="IAnswerDesk"/>
internal sealed partial class AnswerDesk(IGrainFactory grains, TimeProvider clock, ILogger<AnswerDesk> logger) : IAnswerDesk
{
    /// <inheritdoc/>
    public async Task<IAnswerSeat> Open(string place)
    {
        var seat = new Seat(this, grains.GetGrain<IAnswerDeskGrain>(place), Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
        await seat.Open();
        return seat;
    }

    /// <inheritdoc/>
    public async Task<AnswerHandover> Offer(string place, string answer, CancellationToken cancellationToken)
    {
        // Whoever stops waiting for the outcome does not know it.
        var handed = await Reach(
            () => grains.GetGrain<IAnswerDeskGrain>(place).Offer(answer).WaitAsync(cancellationToken), AnswerHandover.Unknown);
        cancellationToken.ThrowIfCancellationRequested();
        return handed;
    }

    /// <summary>The edge of the desk: requests and messages go their other way without it.</summary>
    private async Task<T> Reach<T>(Func<Task<T>> call, T otherwise)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException)
        {
            return otherwise;
        }
        catch (Exception exception) // A process that ends, or a fleet that changes.
        {
            CaughtFaults.Count("answer-desk", exception);
            LogUnreachable(exception);
            return otherwise;
        }
    }

    [LoggerMessage(650, LogLevel.Warning, "A request that waits for an answer, and the answer, did not meet")]
    private partial void LogUnreachable(Exception exception);

    private sealed class Seat(AnswerDesk desk, IAnswerDeskGrain grain, string id) : IAnswerSeat
    {
        public Task Open() => Run(() => grain.Open(id));

        public Task<string?> Next(TimeSpan patience) => desk.Reach(() => grain.Next(id, patience), null);

        public Task Close(bool delivered) => Run(() => grain.Close(id, delivered));

        private async Task Run(Func<Task> call) => await desk.Reach(
            async () =>
            {
                await call();
                return true;
            },
            false);
    }
}
