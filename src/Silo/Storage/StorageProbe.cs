using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Storage;

/// <summary>
/// Knows whether the database can do what webhooks need: by trying at most every <see cref="MaxAge"/>, however many ask, and by what
/// became of the process's own commits.
/// </summary>
internal sealed partial class StorageProbe(IStorageCheck check, TimeProvider clock, ILogger<StorageProbe> logger)
{
    /// <summary>So long an answer holds.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(3);

    /// <summary>
    /// So long a commit that failed counts, unless a later one is stored. Then requests come again, and the next one tells.
    /// </summary>
    public static readonly TimeSpan FaultAge = TimeSpan.FromSeconds(15);

    private readonly Lock guard = new();
    private Task<string>? last;
    private DateTimeOffset checkedAt;
    private volatile CommitFault? fault;

    /// <summary><see cref="IReadinessPart.Ok"/>, or what is wrong, for anybody to read.</summary>
    public async Task<string> Read()
    {
        var answer = await Latest();
        return answer == IReadinessPart.Ok && fault is { } failed && clock.GetUtcNow() - failed.At < FaultAge ? failed.Reason : answer;
    }

    /// <summary>A commit was stored.</summary>
    public void Succeeded()
    {
        if (fault is not null)
            fault = null;
    }

    /// <summary>A commit was not stored.</summary>
    public void Failed(StorageUnavailableException exception)
    {
        if (StorageFaults.NeedsOperator(exception) && StorageFaults.Reason(exception) is { } reason)
            fault = new CommitFault(reason, clock.GetUtcNow());
    }

    private Task<string> Latest()
    {
        lock (guard)
        {
            if (last is null || (last.IsCompleted && clock.GetUtcNow() - checkedAt >= MaxAge))
            {
                checkedAt = clock.GetUtcNow();
                last = Task.Run(Check);
            }
            return last;
        }
    }

    private async Task<string> Check()
    {
        try
        {
            await check.Check(CancellationToken.None);
            return IReadinessPart.Ok;
        }
        catch (StorageUnavailableException exception)
        {
            LogFailed(exception);
            return StorageFaults.Reason(exception)!;
        }
    }

    [LoggerMessage(160, LogLevel.Warning, "The database cannot serve")]
    private partial void LogFailed(Exception exception);

    private sealed record CommitFault(string Reason, DateTimeOffset At);
}
