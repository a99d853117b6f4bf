using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Durability;
using MirtAi.Escalations;
using MirtAi.LanguageModels.Providers;

namespace MirtAi.LanguageModels.Accounting;

/// <summary>
/// Tells the managers once in the whole fleet that no model answers, and once that one does again. Which of the two was told last is a state that all
/// processes share; whoever finds it otherwise changes it and sends the message in one commit.
/// </summary>
internal sealed partial class ModelOutages(Notices notices, TimeProvider clock, ILogger<ModelOutages> logger) : BackgroundService, IModelOutages
{
    private const string Key = "models", Down = """{"down":true}""", Up = """{"down":false}""";

    /// <summary>How often a process whose models answer asks whether the fleet was told that none does.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> heard = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    private volatile bool isDown;
    private long lookedAt;

    /// <inheritdoc/>
    public void Answered()
    {
        if (isDown || clock.GetUtcNow().UtcTicks - Volatile.Read(ref lookedAt) > LookEvery.Ticks)
            heard.Writer.TryWrite(true);
    }

    /// <inheritdoc/>
    public void Silent()
    {
        if (!isDown)
            heard.Writer.TryWrite(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var answers in heard.Reader.ReadAllAsync(stoppingToken))
                await Note(answers, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Note(bool answers, CancellationToken cancellationToken)
    {
        try
        {
            var (state, text) = answers ? (Up, ModelNotices.Answering) : (Down, ModelNotices.Silent);
            var changed = await notices.Change(Key, stored => IsDown(stored) == !answers ? null : state, text, dedupeKey: null, cancellationToken);
            isDown = !answers;
            Volatile.Write(ref lookedAt, clock.GetUtcNow().UtcTicks);
            if (changed && answers)
                LogAnswering();
            else if (changed)
                LogSilent();
        }
        catch (StorageUnavailableException exception)
        {
            LogStorageUnavailable(exception); // The next call tells again.
        }
    }

    /// <summary>The database may write the same JSON with spaces.</summary>
    private static bool IsDown(string? stored) => stored?.Contains("true", StringComparison.Ordinal) == true;

    [LoggerMessage(6113, LogLevel.Error, "No model answers: the shop's texts do")]
    private partial void LogSilent();

    [LoggerMessage(6114, LogLevel.Information, "Models answer again")]
    private partial void LogAnswering();

    [LoggerMessage(6115, LogLevel.Warning, "The managers cannot be told how the models are: the database is unavailable")]
    private partial void LogStorageUnavailable(Exception exception);
}
