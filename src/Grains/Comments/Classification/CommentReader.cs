using Microsoft.Extensions.Logging;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Language;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Comments.Classification;

/// <summary>
/// Tells what comments are: by a language model where one is configured, else, and whenever none answers as it must, by
/// <see cref="CommentClassifier"/>.
/// </summary>
/// <param name="chain">The models.</param>
/// <param name="prompt">Their instructions; null if none is configured.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">The log.</param>
internal sealed partial class CommentReader(
    IModelChain chain, VersionedPrompt? prompt, TimeProvider clock, ILogger<CommentReader> logger) : IDisposable
{
    /// <summary>Comments of which a model is asked at a time, for each process: conversations do not wait for a storm of them.</summary>
    public const int MaxCalls = 8;

    /// <summary>How long a comment waits for a model, its turn included; less than the lease of a run.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int MaxOutputTokens = 1_024;

    /// <summary>What a person has to decide, because a model and the lists disagree.</summary>
    private const int Disputed = 45;

    private readonly SemaphoreSlim places = new(MaxCalls, MaxCalls);

    /// <summary>Whether a model is asked.</summary>
    public bool AsksModel => chain.IsOn && prompt is not null;

    /// <summary>What a comment is.</summary>
    /// <param name="input">The comment.</param>
    /// <param name="context">What the post shows; null if nobody said.</param>
    /// <param name="sessionKey">Its author's session, for the record of the call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CommentVerdict> Read(
        CommentInput input, string? context, string sessionKey, CancellationToken cancellationToken)
    {
        var scripted = CommentClassifier.Classify(input);
        if (!AsksModel || !CommentClassifier.HasWords(input) || PromptInjections.Occur(input.Text, Lexicon.Common.Read(input.Text)))
            return scripted;
        return await Ask(prompt!, input, context, sessionKey, cancellationToken) is { } said ? Weighed(said, input) : scripted;
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    /// <summary>
    /// What the lists of profanity and advertising found is not talked away by a model, which a comment may have persuaded: a person
    /// decides.
    /// </summary>
    private static CommentVerdict Weighed(CommentVerdict said, CommentInput input) =>
        CommentClassifier.ByLists(input) is { Confidence: > Disputed } found && found.Type != said.Type
            ? found with
            {
                Confidence = Disputed,
                Reasoning = $"{found.Reasoning}; {said.By}: {CommentAlerts.Title(said.Type)}, {said.Reasoning}",
                By = said.By,
            }
            : said;

    private async Task<CommentVerdict?> Ask(
        VersionedPrompt instructions, CommentInput input, string? context, string sessionKey, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await places.WaitAsync(patience.Token);
            try
            {
                return Verdict(
                    await chain.Complete(Call(instructions, input, context, sessionKey), patience.Token), instructions);
            }
            finally
            {
                places.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogLate();
            return null;
        }
    }

    private static ModelCall Call(VersionedPrompt instructions, CommentInput input, string? context, string sessionKey) => new()
    {
        Purpose = "comment",
        SessionKey = sessionKey,
        Messages = [ModelMessage.System(instructions.Text), ModelMessage.User(CommentFormat.Shown(input, context))],
        Schema = CommentFormat.Schema,
        MaxOutputTokens = MaxOutputTokens,
    };

    private static CommentVerdict? Verdict(ModelAnswer answer, VersionedPrompt instructions) =>
        answer.Outcome is ModelOutcome.Answered && CommentFormat.Read(answer.Text) is { } said
            ? said with { By = $"{answer.Model}, comments.md {instructions.Version}" }
            : null;

    [LoggerMessage(720, LogLevel.Information, "No model told in time what a comment is: the lists and the examples decide")]
    private partial void LogLate();
}
