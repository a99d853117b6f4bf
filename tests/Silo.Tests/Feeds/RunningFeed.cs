using Microsoft.Extensions.Logging;
using MirtAi.Channels.Feeds;
using MirtAi.Silo.Feeds;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>A feed's job as it runs under its lock.</summary>
internal sealed class RunningFeed : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task run;

    public RunningFeed(IEventFeed feed, ScriptedDispatcher dispatcher, WatchedTimeProvider clock)
    {
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        var intake = new FeedIntake(dispatcher, SetAside, new StorageProbe(Storage, clock, loggers.CreateLogger<StorageProbe>()), loggers.CreateLogger<FeedIntake>());
        var lease = new JobLease("feed", "test", 1, TimeSpan.FromDays(1), clock);
        run = new FeedJob(feed, intake, Notes, clock, loggers.CreateLogger<FeedJob>()).Run(lease, stop.Token);
    }

    public CapturedLogs Logs { get; } = new();

    public FeedNotes Notes { get; } = new();

    /// <summary>Whether the database serves.</summary>
    public ScriptedStorage Storage { get; } = new();

    /// <summary>What was set aside.</summary>
    public KeptEvents SetAside { get; } = new();

    public async Task<string?> Note() =>
        (await Notes.Read(CancellationToken.None)).Values.SingleOrDefault();

    public async Task Stop()
    {
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(run.IsCompleted);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        stop.Dispose();
    }
}
