using Microsoft.Extensions.Logging;
using MirtAi.Silo.Hosting;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Hosting;

public sealed class RestartingServiceTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WatchedTimeProvider clock = new();
    private readonly CapturedLogs logs = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task A_fault_that_nobody_named_is_logged_and_the_loop_begins_again()
    {
        using var loop = new Loop(clock, logs, run => run == 1 ? throw new FormatException("odd row") : Task.CompletedTask);

        await loop.StartAsync(Token);
        await clock.UntilArmed(RestartingService.Pause);
        clock.Advance(RestartingService.Pause);
        await loop.ExecuteTask!.WaitAsync(Patience, TimeProvider.System, Token);

        Assert.Equal(2, loop.Runs);
        Assert.Contains("Loop failed; it starts again System.FormatException: odd row", logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_that_is_told_to_stop_ends_without_a_word()
    {
        var begun = new TaskCompletionSource();
        using var loop = new Loop(clock, logs, _ =>
        {
            begun.SetResult();
            return new TaskCompletionSource().Task;
        });

        await loop.StartAsync(Token);
        await begun.Task.WaitAsync(Patience, TimeProvider.System, Token);
        await loop.StopAsync(Token);

        Assert.True(loop.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal((1, ""), (loop.Runs, logs.All));
    }

    private sealed class Loop(TimeProvider clock, ILogger logger, Func<int, Task> run) : RestartingService(clock, logger)
    {
        public int Runs { get; private set; }

        protected override Task Run(CancellationToken stopping) => run(++Runs).WaitAsync(stopping);
    }
}
