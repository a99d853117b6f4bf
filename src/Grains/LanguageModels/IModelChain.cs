namespace MirtAi.Grains.LanguageModels;

/// <summary>
/// The configured models, asked in order until one answers. Bounded in time by the caller's token, in concurrency by each provider's own
/// limits; every attempt is recorded. What is sent has phones, cards and e-mail addresses masked.
/// </summary>
public interface IModelChain
{
    /// <summary>Whether a provider is configured. When none is, <see cref="Complete"/> finds nobody.</summary>
    bool IsOn { get; }

    /// <summary>
    /// Asks. <see cref="ModelOutcome.Unavailable"/> when no provider answered; never throws for a provider's fault.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<ModelAnswer> Complete(ModelCall call, CancellationToken cancellationToken);

    /// <summary>
    /// The vectors of texts, in their order, by the first provider with an embedding model; vectors of different models must not be
    /// compared. Null when there is none, or it did not answer.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<ModelVectors?> Embed(ModelEmbedding embedding, CancellationToken cancellationToken);
}
