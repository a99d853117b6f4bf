using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Documents;

/// <summary>
/// Reads the documents that wait, one after the other: converts each to markdown, cuts that into chunks, and stores them. Stopped or killed
/// at any moment, the same or another process begins the document again, a bounded number of times.
/// </summary>
internal sealed partial class DocumentJob(
    DocumentWork work, DocumentContents contents, IDocumentConverter converter, IOptions<DocumentOptions> options, IJobLock locks,
    TimeProvider clock, ILogger<DocumentJob> logger) : PeriodicJob(locks, clock)
{
    /// <summary>So many attempts that end without a result, one after the other, and it is given up.</summary>
    public const int MaxFailures = 3;

    /// <summary>How many documents are read in one piece of work.</summary>
    public const int MaxDocuments = 20;

    // After so long a piece of work begins no other document, and the last one is given the time that it may take.
    private static readonly TimeSpan LongestBeginning = TimeSpan.FromMinutes(5), LongestStoring = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override string Name => "documents";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromSeconds(1)) with
    {
        Timeout = LongestBeginning + options.Value.ConversionTimeout + LongestStoring,
    };

    /// <summary>Reads what waits, up to <see cref="MaxDocuments"/>.</summary>
    /// <exception cref="StorageUnavailableException">The database or the object store is away; what was begun is begun again.</exception>
    internal async Task ReadWaiting(CancellationToken cancellationToken)
    {
        var began = Clock.GetTimestamp();
        for (var read = 0; read < MaxDocuments && MayGoOn(cancellationToken); read++)
        {
            if (Clock.GetElapsedTime(began) > LongestBeginning)
                return;
            if (await work.Claim(cancellationToken) is not { } document)
                return;
            await Process(document, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => ReadWaiting(cancellationToken);

    private async Task Process(ClaimedDocument document, CancellationToken cancellationToken)
    {
        if (document.Failures > MaxFailures)
        {
            await Fail(document, DocumentReasons.GaveUp, cancellationToken);
            return;
        }

        try
        {
            await Read(document, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await work.Return(document, CancellationToken.None);
            throw;
        }
        catch (StorageUnavailableException)
        {
            await work.Return(document, CancellationToken.None);
            throw;
        }
    }

    private async Task Read(ClaimedDocument document, CancellationToken cancellationToken)
    {
        var content = await contents.Read(document.ContentId, document.Size, cancellationToken);
        var format = DocumentFormats.Of(document.Name);
        // Replaced or deleted since: the next claim sees what it is now.
        if (content is null || format is null)
            return;
        var began = Clock.GetTimestamp();
        var converted = await converter.Convert(format, content, cancellationToken);
        if (!MayGoOn(cancellationToken))
            return;
        if (converted.Markdown is not { } markdown)
        {
            await Fail(document, converted.Reason!, cancellationToken);
            return;
        }

        var chunks = DocumentChunker.Cut(markdown).ToList();
        if (await work.Finish(document, markdown, chunks, cancellationToken))
            LogRead(document.Id, format, chunks.Count, Clock.GetElapsedTime(began).TotalSeconds);
    }

    private async Task Fail(ClaimedDocument document, string reason, CancellationToken cancellationToken)
    {
        LogFailed(document.Id, reason);
        await work.Fail(document, reason, cancellationToken);
    }

    [LoggerMessage(6400, LogLevel.Information, "Document {Id} ({Format}) is read: {Chunks} chunks in {Seconds:0.0} s")]
    private partial void LogRead(string id, string format, int chunks, double seconds);

    [LoggerMessage(6401, LogLevel.Warning, "Document {Id} cannot be read: {Reason}")]
    private partial void LogFailed(string id, string reason);
}
