using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MirtAi.Testing;

/// <summary>
/// Waits for what another process does, by looking again and again: the only place where tests wait. What happens in our
/// own process has something to await, and a clock that the test moves.
/// </summary>
public static class Eventually
{
    // Whoever waits longer looks less often, and leaves the processor to what is waited for.
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(25), LastInterval = TimeSpan.FromMilliseconds(200);
    private const double Growth = 1.1;

    /// <exception cref="TimeoutException">The condition did not hold in time; the message is its source text.</exception>
    public static Task Until(Func<bool> condition, TimeSpan within, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Until(() => Task.FromResult(condition()), within, what);

    /// <inheritdoc cref="Until(Func{bool}, TimeSpan, string)"/>
    public static async Task Until(
        Func<Task<bool>> condition, TimeSpan within, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var watch = Stopwatch.StartNew();
        var interval = FirstInterval;
        while (!await condition())
        {
            if (watch.Elapsed > within)
                throw new TimeoutException($"Not within {within}: {what}");
            await Task.Delay(interval, TimeProvider.System);
            interval = interval < LastInterval ? interval * Growth : LastInterval;
        }
    }

    /// <summary>Looks until there is a value, and returns it.</summary>
    /// <inheritdoc cref="Until(Func{bool}, TimeSpan, string)" path="/exception"/>
    public static async Task<T> Value<T>(Func<Task<T?>> look, TimeSpan within, [CallerArgumentExpression(nameof(look))] string what = "")
        where T : class
    {
        T? value = null;
        await Until(async () => (value = await look()) is not null, within, what);
        return value!;
    }
}
