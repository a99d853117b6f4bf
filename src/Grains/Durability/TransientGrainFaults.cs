using Orleans.Runtime;

namespace MirtAi.Grains.Durability;

/// <summary>
/// Repeats calls that no grain took because the process they were on their way to has just died or is leaving. By then another process
/// opens the grain. For calls that may be made twice, which all of ours may.
/// </summary>
internal static class TransientGrainFaults
{
    private const int MaxAttempts = 3;

    /// <summary>The time for all attempts together, after which the sender had better come again.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>Makes the call, up to three times within two seconds.</summary>
    /// <exception cref="StorageUnavailableException">No attempt got through. It is not known to be stored: answer 503.</exception>
    /// <exception cref="LimitExceededException">
    /// Too many calls wait for the grain. Asking again at once would make it worse: answer 429.
    /// </exception>
    public static async Task<T> Retry<T>(Func<Task<T>> call, TimeProvider clock, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (IsTransient(exception) && exception is not LimitExceededException)
            {
                var pause = Pause(attempt);
                if (attempt == MaxAttempts || clock.GetElapsedTime(began) + pause > Budget)
                    throw new StorageUnavailableException("The grain cannot be reached: " + exception.Message, exception);
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    /// <inheritdoc cref="Retry{T}"/>
    public static Task Retry(Func<Task> call, TimeProvider clock, CancellationToken cancellationToken) => Retry(
        async () =>
        {
            await call();
            return true;
        },
        clock,
        cancellationToken);

    /// <summary>The engine's own refusals, whatever their kind: what grains throw is never one. A timeout may have done its work.</summary>
    internal static bool IsTransient(Exception exception) => exception is OrleansException or TimeoutException;

    /// <summary>50 to 100 ms, then 200 to 400 ms: apart from each other, as many callers lose the same process at once.</summary>
    private static TimeSpan Pause(int attempt) =>
        attempt == 1 ? TimeSpan.FromMilliseconds(Random.Shared.Next(50, 100)) : TimeSpan.FromMilliseconds(Random.Shared.Next(200, 400));
}
