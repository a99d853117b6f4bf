using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.LanguageModels.Accounting;

/// <summary>
/// Tells the managers once in the whole fleet that no model answers, and once that one does again. Which of the two was told last is a
/// state that all processes share; whoever finds it otherwise changes it and sends the message in one commit.
/// </summary>
internal sealed partial class ModelOutages(
    Notices notices, TimeProvider clock, ILogger<ModelOutages> logger) : RestartingService(clock, logger), IModelOutages
{
    private const string Key = "models";

    /// <summary>How often a process whose models answer asks whether the fleet was told that none does.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Channel<Heard> heard = Channel.CreateBounded<Heard>(
        new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    private volatile bool isDown;
    private long lookedAt;

    /// <inheritdoc/>
    public void Answered()
    {
        if (isDown || Clock.GetUtcNow().UtcTicks - Volatile.Read(ref lookedAt) > LookEvery.Ticks)
            heard.Writer.TryWrite(new(true, Clock.GetUtcNow()));
    }

    /// <inheritdoc/>
    public void Silent()
    {
        if (!isDown)
            heard.Writer.TryWrite(new(false, Clock.GetUtcNow()));
    }

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken stopping)
    {
        await foreach (var one in heard.Reader.ReadAllAsync(stopping))
            await Note(one, stopping);
    }

    private async Task Note(Heard one, CancellationToken cancellationToken)
    {
        try
        {
            var text = one.Answers ? ModelNotices.Answering : ModelNotices.Silent;
            var changed = await notices.Change(Key, stored => Next(stored, one), text, dedupeKey: null, cancellationToken);
            Volatile.Write(ref lookedAt, Clock.GetUtcNow().UtcTicks);
            if (changed && one.Answers)
                LogAnswering();
            else if (changed)
                LogSilent();
        }
        catch (StorageUnavailableException exception)
        {
            LogStorageUnavailable(exception); // The next call tells again.
        }
    }

    /// <summary>The state that follows; null when it says so already, or something newer than what was heard.</summary>
    private string? Next(string? stored, Heard one)
    {
        var state = stored is null ? null : JsonNode.Parse(stored);
        var (wasDown, changedAt) = ((bool?)state?["down"] ?? false, (DateTimeOffset?)state?["at"]);
        var isNews = wasDown == one.Answers && !(changedAt > one.At);
        isDown = isNews ? !one.Answers : wasDown;
        return isNews ? new JsonObject { ["down"] = isDown, ["at"] = one.At }.ToJsonString() : null;
    }

    /// <summary>What a call told, and when.</summary>
    private readonly record struct Heard(bool Answers, DateTimeOffset At);

    [LoggerMessage(6113, LogLevel.Error, "No model answers: the shop's texts do")]
    private partial void LogSilent();

    [LoggerMessage(6114, LogLevel.Information, "Models answer again")]
    private partial void LogAnswering();

    [LoggerMessage(6115, LogLevel.Warning, "The managers cannot be told how the models are: the database is unavailable")]
    private partial void LogStorageUnavailable(Exception exception);
}
