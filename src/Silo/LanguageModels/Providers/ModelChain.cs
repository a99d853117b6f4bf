using Microsoft.Extensions.Logging;
using MirtAi.Grains.LanguageModels;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Asks the providers in order until one answers.</summary>
internal sealed partial class ModelChain(
    IReadOnlyList<ModelProvider> providers, PriceTable prices, IModelRecorder recorder, IModelOutages outages, TimeProvider clock,
    ILogger<ModelChain> logger)
    : IModelChain, IDisposable
{
    private const string Scripted = "scripted";

    /// <inheritdoc/>
    public bool IsOn => providers.Count > 0;

    /// <summary>What the providers are called, in order.</summary>
    public IEnumerable<string> Titles => providers.Select(provider => provider.Title);

    /// <inheritdoc/>
    public async Task<ModelAnswer> Complete(ModelCall call, CancellationToken cancellationToken)
    {
        foreach (var (place, provider) in providers.Index())
        {
            if (call.WantsVision && !provider.Sees)
                continue;
            var answer = await Ask(
                place, provider.ModelFor(call), call.Purpose, call.SessionKey,
                async (retrying, token) => await provider.Complete(call, retrying, token) is var made
                    ? (made, made.Tokens, NameOf(made.Outcome))
                    : default,
                cancellationToken);
            if (answer is not null)
                return answer;
        }

        NoteSilence(call);
        return ModelAnswer.Unavailable;
    }

    /// <inheritdoc/>
    public async Task<ModelVectors?> Embed(ModelEmbedding embedding, CancellationToken cancellationToken)
    {
        var place = providers.Index().Where(one => one.Item.Embeds).Select(one => one.Index).FirstOrDefault(-1);
        return place < 0 ? null : await Ask(
            place, providers[place].EmbeddingModel, embedding.Purpose, embedding.SessionKey,
            async (retrying, token) => await providers[place].Embed(embedding, retrying, token) is var made
                ? (made.Vectors, made.Tokens, NameOf(ModelOutcome.Answered))
                : default,
            cancellationToken);
    }

    /// <summary>The chain of no provider, which is off.</summary>
    public ModelChain None() => new([], prices, recorder, outages, clock, logger);

    /// <summary>The chain of the one provider that has this name, host or model; null if none has.</summary>
    public ModelChain? Only(string name) => providers.FirstOrDefault(provider => provider.IsCalled(name)) is { } one
        ? new ModelChain([one], prices, recorder, outages, clock, logger)
        : null;

    public void Dispose()
    {
        foreach (var provider in providers)
            provider.Dispose();
    }

    /// <summary>Asks one provider, and records each attempt; null if it did not answer.</summary>
    private async Task<T?> Ask<T>(
        int place, string model, string purpose, string sessionKey,
        Func<Action<ProviderFault>, CancellationToken, Task<(T Made, ModelTokens Tokens, string Outcome)>> ask,
        CancellationToken cancellationToken)
        where T : class
    {
        var (started, at) = (clock.GetTimestamp(), clock.GetUtcNow());
        void Record(string outcome, ModelTokens tokens, bool hasFailed = false) => recorder.Record(new ModelCallRecord
        {
            At = at,
            SessionKey = sessionKey,
            Purpose = purpose,
            Provider = providers[place].Title,
            Model = model,
            Tokens = tokens,
            Cost = prices.CostOf(model, tokens),
            Latency = clock.GetElapsedTime(started),
            Outcome = outcome,
            HasFailed = hasFailed,
            IsFallback = place > 0,
        });

        void Retrying(ProviderFault fault)
        {
            Record(fault.Outcome, default, hasFailed: true);
            (started, at) = (clock.GetTimestamp(), clock.GetUtcNow());
        }

        using var activity = ModelTelemetry.Start(purpose, providers[place].Title, model);
        try
        {
            var (made, tokens, outcome) = await ask(Retrying, cancellationToken);
            activity?.NoteTokens(tokens);
            Record(outcome, tokens);
            outages.Answered();
            return made;
        }
        catch (BrokenCircuitException)
        {
            return null; // Nothing was asked.
        }
        catch (Exception exception) when (exception is ProviderException or TimeoutRejectedException)
        {
            var outcome = exception is ProviderException { Fault.Outcome: { } fault } ? fault : "timeout";
            activity?.NoteFault(outcome);
            LogFailed(providers[place].Title, model, purpose, outcome);
            Record(outcome, default, hasFailed: true);
            return null;
        }
        catch (OperationCanceledException)
        {
            activity?.NoteFault("cancelled");
            Record("cancelled", default, hasFailed: true);
            throw;
        }
    }

    /// <summary>The scripted model stands in: that is a fallback like any other, and counted as one.</summary>
    private void NoteSilence(ModelCall call)
    {
        if (!providers.Any(provider => provider.Sees || !call.WantsVision))
            return;
        recorder.Record(new ModelCallRecord
        {
            At = clock.GetUtcNow(),
            SessionKey = call.SessionKey,
            Purpose = call.Purpose,
            Provider = Scripted,
            Model = Scripted,
            Cost = 0,
            Latency = TimeSpan.Zero,
            Outcome = NameOf(ModelOutcome.Answered),
            IsFallback = true,
        });
        if (providers.All(provider => !provider.IsOpen))
            outages.Silent();
    }

    private static string NameOf(ModelOutcome outcome) => outcome switch
    {
        ModelOutcome.Refused => "refused",
        ModelOutcome.Cut => "cut",
        ModelOutcome.Filtered => "filtered",
        _ => "answered",
    };

    [LoggerMessage(6100, LogLevel.Warning, "The model provider {Provider} did not answer ({Model}, {Purpose}): {Outcome}")]
    private partial void LogFailed(string provider, string model, string purpose, string outcome);
}
