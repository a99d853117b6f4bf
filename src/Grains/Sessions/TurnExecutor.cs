using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Grains.Sessions;

/// <summary>Runs turns: loads what the customer wrote, has it answered, and makes the answer ready for the channel.</summary>
internal sealed partial class TurnExecutor(
    ITranscript transcript,
    ICustomerMemories memories,
    ITurnRunner runner,
    ChannelDirectory channels,
    IAlertRoute alerts,
    ReplayComposer replays,
    CrmPolicy crm,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<TurnExecutor> logger)
{
    /// <summary>How many turns one process runs at a time; more begin when others have ended.</summary>
    public const int MaxTurns = 256;

    private static readonly TimeSpan StoragePause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ProfilePatience = TimeSpan.FromSeconds(2);

    private readonly DebouncePolicy policy = DebouncePolicy.Of(options.Value);
    private int running;

    /// <summary>
    /// Takes a place for one more turn; false when all are taken. The place goes to <see cref="Start"/>, or is given back.
    /// </summary>
    public bool TryAcquireSlot()
    {
        if (Interlocked.Increment(ref running) <= MaxTurns)
            return true;
        ReleaseSlot();
        return false;
    }

    /// <summary>Gives back a place that no turn came to use.</summary>
    public void ReleaseSlot() => Interlocked.Decrement(ref running);

    /// <summary>
    /// Starts a turn on a place that was taken. <paramref name="whenEnded"/> is called once it has a result or has failed, not after a
    /// cancellation.
    /// </summary>
    public TurnRun Start(Session session, Turn turn, Action whenEnded)
    {
        var channel = channels.Find(session.Channel);
        var typing = new TypingIndicator(channel, session.Recipient, clock);
        typing.Show();
        var run = new TurnRun(turn.Id, typing.Show);
        run.Start(cancellation => Execute(run, session, turn, channel, cancellation), whenEnded);
        return run;
    }

    private async Task<TurnCompletion?> Execute(
        TurnRun run, Session session, Turn turn, IChannelClient channel, CancellationToken cancellationToken)
    {
        try
        {
            var limits = channel.Limits;
            var asked = session.Profiled || !channel.TellsProfiles ? Task.FromResult<CustomerProfile?>(null)
                : Profile(channel, session.Recipient, cancellationToken);
            var (lines, memory) = await Load(session, turn, cancellationToken);
            var profile = await asked;
            session = session with { Customer = profile ?? session.Customer };
            var request = Request(session, lines, memory);
            run.Interim = () => Interim(request, limits);
            var plan = request.Messages.IsEmpty ? new TurnPlan { Conversation = session.Conversation }
                : session.Failures >= policy.MaxFailures ? runner.GiveUp(request)
                : await runner.Run(request, cancellationToken);
            return Completion(session, turn, request, plan, limits) with { Profile = profile };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) // The edge of a turn: whatever went wrong, it is tried again and then given to a person.
        {
            CaughtFaults.Count("turn", exception);
            LogFailed(exception, session.Failures + 1);
            return null;
        }
        finally
        {
            ReleaseSlot();
        }
    }

    private SessionOutput.Bubble? Interim(TurnRequest request, DeliveryLimits limits) =>
        !request.Messages.IsEmpty && runner.Interim(request) is { } reply ? new(reply, OutboundComposer.Compose(reply, limits)) : null;

    /// <summary>An answer does not wait for long to know whom it is for.</summary>
    private async Task<CustomerProfile?> Profile(IChannelClient channel, string recipient, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(ProfilePatience, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await channel.FindProfile(recipient, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Waits for a database that is away: that is no failure of the turn.</summary>
    private async Task<(ImmutableArray<TranscriptLine> Lines, CustomerMemory Memory)> Load(
        Session session, Turn turn, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var lines = await transcript.Latest(session.Key, turn.UpTo, policy.MaxTurnLines + Sessions.HistoryLines, cancellationToken);
                return (lines, session.Remembered ? await memories.Load(session.Key, cancellationToken) : CustomerMemory.Empty);
            }
            catch (StorageUnavailableException)
            {
                await Task.Delay(StoragePause, clock, cancellationToken);
            }
        }
    }

    private TurnRequest Request(Session session, ImmutableArray<TranscriptLine> lines, CustomerMemory memory) => new()
    {
        SessionKey = session.Key,
        Customer = session.Customer,
        Conversation = session.Conversation,
        Memory = memory,
        CustomerFacts = FactSentences.Of(memory, clock.GetUtcNow()),
        Messages =
        [
            .. lines
                .Where(line => line.Author == Author.Customer && line.Kind != InboundKind.Unsent && line.Sequence > session.Answered)
                .OrderBy(line => line.SentAt).ThenBy(line => line.Position).ThenBy(line => line.Sequence),
        ],
        History =
        [
            .. lines.Where(line => line.Author is not Author.Note && line.Kind != InboundKind.Unsent
                    && (line.Author != Author.Customer || line.Sequence <= session.Answered))
                .TakeLast(Sessions.HistoryLines),
        ],
        Recording = replays.Begin(),
        Now = clock.GetUtcNow(),
    };

    private TurnCompletion Completion(Session session, Turn turn, TurnRequest request, TurnPlan plan, DeliveryLimits limits)
    {
        var escalation = plan.EscalationReason is not { } reason ? null : new Escalation
        {
            SessionKey = session.Key,
            Reason = reason,
            Level = EscalationReasons.Level(reason),
            State = session.Conversation.State.ContractName(),
            At = clock.GetUtcNow(),
            Order = plan.OrderInQuestion,
            Proofs = plan.Orders.Proofs,
        };
        var memory = request.Memory.After(plan.Learned, request.Now);
        var after = session with { Conversation = plan.Conversation };
        var alert = escalation is null ? null : alerts.Address(after, escalation, [.. request.History, .. request.Messages]);
        // Where nobody can be told, nobody would ever decide.
        var holds = alert is not null && EscalationReasons.Holds(escalation!.Reason);
        return new TurnCompletion
        {
            TurnId = turn.Id,
            Answered = request.Messages.Length,
            Plan = plan,
            Output = new SessionOutput
            {
                Bubbles = [.. plan.Replies.Select(reply => new SessionOutput.Bubble(reply, OutboundComposer.Compose(reply, limits)))],
                Escalation = escalation,
                Alert = alert,
            },
            Holds = holds,
            Memory = ReferenceEquals(memory, request.Memory) ? null : memory,
            Crm = CrmRules.Of(crm, session, turn.Id, plan, escalation, clock.GetUtcNow()),
            Recorded = request.Messages.IsEmpty ? null : replays.Compose(session, turn.Id, request, plan, holds),
        };
    }

    [LoggerMessage(120, LogLevel.Error, "A turn failed, attempt {Attempt}")]
    private partial void LogFailed(Exception exception, int attempt);
}
