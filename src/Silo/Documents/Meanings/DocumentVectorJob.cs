using Microsoft.Extensions.Logging;
using MirtAi.Grains.LanguageModels;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Documents.Meanings;

/// <summary>
/// Has the chunks of documents made into vectors, where an embedding model is set. Documents are found by their words meanwhile, and while
/// the model does not answer.
/// </summary>
internal sealed partial class DocumentVectorJob(
    DocumentMeanings meanings, DocumentVectors vectors, IModelChain chain, IJobLock locks, TimeProvider clock,
    ILogger<DocumentVectorJob> logger) : PeriodicJob(locks, clock)
{
    /// <summary>How many chunks go to the model at a time.</summary>
    public const int MaxTexts = 50;

    /// <summary>The pause after the model did not answer.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private DateTimeOffset notBefore;

    /// <inheritdoc/>
    public override string Name => "document-vectors";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromSeconds(2));

    /// <summary>Makes what is missing, until there is nothing left or the model does not answer.</summary>
    internal async Task MakeMissing(CancellationToken cancellationToken)
    {
        if (meanings.Model is not { } model || Clock.GetUtcNow() < notBefore)
            return;
        var stored = 0;
        while (MayGoOn(cancellationToken)
            && await vectors.Missing(model, MaxTexts, cancellationToken) is { IsEmpty: false } chunks)
        {
            var made = await chain.Embed(
                new ModelEmbedding(DocumentMeanings.Purpose, [.. chunks.Select(chunk => chunk.Meaning)]), cancellationToken);
            if (made is null || made.Model != model)
            {
                notBefore = Clock.GetUtcNow() + RetryAfter;
                LogSilent(RetryAfter.TotalSeconds);
                return;
            }

            foreach (var document in chunks.Zip(made.Vectors).GroupBy(pair => pair.First.DocumentId, StringComparer.Ordinal))
            {
                if (await vectors.Store(model, [.. document], cancellationToken))
                    stored += document.Count();
            }
        }

        if (stored > 0)
            LogMade(stored);
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => MakeMissing(cancellationToken);

    [LoggerMessage(6403, LogLevel.Information, "{Chunks} chunks of documents can be found by meaning")]
    private partial void LogMade(int chunks);

    [LoggerMessage(6404, LogLevel.Warning,
        "The embedding model did not answer: documents are found by their words alone; it is asked again in {Seconds} s")]
    private partial void LogSilent(double seconds);
}
