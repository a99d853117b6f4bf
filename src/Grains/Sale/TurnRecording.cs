using System.Collections.Immutable;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Sale;

/// <summary>
/// Notes what is asked and answered while a turn is made, with its time. Whatever is decided does not depend on it. Of one turn, which may
/// ask several at the same moment.
/// </summary>
public sealed class TurnRecording(TimeProvider clock)
{
    /// <summary>More exchanges with models are counted, not kept.</summary>
    public const int MaxExchanges = 16;

    private readonly Lock access = new();
    private readonly long started = clock.GetTimestamp();
    private readonly List<ModelExchange> exchanges = [];

    /// <summary>When the turn began.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>How long the turn has lasted.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(started);

    /// <summary>What was found out for the rules.</summary>
    public Findings Findings { get; private set; } = Findings.None;

    /// <summary>How many exchanges were not kept.</summary>
    public int Omitted { get; private set; }

    /// <summary>What models were asked, in order.</summary>
    public ImmutableArray<ModelExchange> Exchanges
    {
        get
        {
            lock (access)
                return [.. exchanges];
        }
    }

    /// <summary>Notes what was found out.</summary>
    public void Found(Findings findings) => Findings = findings;

    /// <summary>Asks a model and notes what it was asked and what became of it, also when the turn's time ended meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<ModelAnswer> Ask(
        TurnRecording? recording, IModelChain chain, ModelCall call, CancellationToken cancellationToken)
    {
        if (recording is null)
            return await chain.Complete(call, cancellationToken);
        var exchange = recording.Begin(call);
        try
        {
            var answer = await chain.Complete(call, cancellationToken);
            exchange.Answer = answer;
            return answer;
        }
        finally
        {
            exchange.EndedAfter = recording.Elapsed;
        }
    }

    /// <summary>Notes why the last answer of a model was not taken.</summary>
    public void Refused(IEnumerable<string> faults)
    {
        lock (access)
        {
            if (exchanges.Count > 0)
                exchanges[^1].Faults = [.. faults];
        }
    }

    private ModelExchange Begin(ModelCall call)
    {
        var exchange = new ModelExchange(call, Elapsed);
        lock (access)
        {
            if (exchanges.Count < MaxExchanges)
                exchanges.Add(exchange);
            else
                Omitted++;
        }

        return exchange;
    }
}
