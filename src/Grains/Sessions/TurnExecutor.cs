using System.Collections.Immutable;
using System.Diagnostics.Metrics;
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
    ProgressNotes progress,
    CrmPolicy crm,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<TurnExecutor> logger)
    : IDisposable
{
    /// <summary>How many turns one process runs at a time; more begin when others have ended.</summary>
    public const int MaxTurns = 256;

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "MirtAi.Turns";

    private static readonly Meter Meter = new(MeterName);
    private static readonly UpDownCounter<int> WaitingTurns = Meter.CreateUpDownCounter<int>(
        "mirtai.turns.waiting", "{turn}", "Turns that are due and wait for a slot: the process makes as many as it may.");
    private static readonly TimeSpan StoragePause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ProfilePatience = TimeSpan.FromSeconds(2);

    private readonly DebouncePolicy policy = DebouncePolicy.Of(options.Value);
    private readonly SemaphoreSlim slots = new(MaxTurns);
    private int waiting;

    /// <summary>How many wait for a slot.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>
    /// Takes a slot for one more turn; false when all are taken. The slot goes to <see cref="Start"/>, or is given back.
    /// </summary>
    public bool TryAcquireSlot() => slots.Wait(0);

    /// <summary>
    /// Waits for a slot as <see cref="TryAcquireSlot"/> takes it, first come first served: thousands may wait, and cost nothing meanwhile.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled; no slot was taken.</exception>
    public async Task AcquireSlot(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        WaitingTurns.Add(1);
        try
        {
            await slots.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
            WaitingTurns.Add(-1);
        }
    }

    /// <summary>Gives back a slot that no turn came to use.</summary>
    public void ReleaseSlot() => slots.Release();

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    /// <summary>
    /// Starts a turn on a slot that was taken. <paramref name="whenEnded"/> is called once it has a result or has failed, not after a
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
            var (lines, own, others) = await Load(session, turn, cancellationToken);
            var profile = await asked;
            session = session with { Customer = profile ?? session.Customer };
            var request = Request(session, lines, own.With(others));
            run.Interim = () => Interim(request, limits);
            var plan = request.Messages.IsEmpty ? new TurnPlan { Conversation = session.Conversation }
                : session.Failures >= policy.MaxFailures ? runner.GiveUp(request)
                : await runner.Run(request, cancellationToken);
            return Completion(session, turn, request, own, plan, channel) with { Profile = profile };
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
    private async Task<(ImmutableArray<TranscriptLine> Lines, CustomerMemory Own, ImmutableArray<CustomerMemory> Others)> Load(
        Session session, Turn turn, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var lines = await transcript.Latest(session.Key, turn.UpTo, policy.MaxTurnLines + Sessions.HistoryLines, cancellationToken);
                var own = session.Remembered ? await memories.Load(session.Key, cancellationToken) : CustomerMemory.Empty;
                return (lines, own, session.CustomerId is null ? [] : await memories.LoadOthers(session.Key, cancellationToken));
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

    private TurnCompletion Completion(
        Session session, Turn turn, TurnRequest request, CustomerMemory own, TurnPlan plan, IChannelClient channel)
    {
        var limits = channel.Limits;
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
        // What was learned in the customer's other conversations stays with those.
        var memory = own.After(plan.Learned, request.Now);
        var after = session with { Conversation = plan.Conversation };
        ImmutableArray<OutboxEntry> alert = escalation is null
            ? []
            : alerts.Address(after, escalation, [.. request.History, .. request.Messages]);
        // Where nobody can be told, nobody would ever decide.
        var holds = !alert.IsEmpty && EscalationReasons.Holds(escalation!.Reason);
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
                Progress = progress.Of(channel, plan.Conversation) is { } noted ? noted with { CallsPerson = holds } : null,
                MessagesAtOnce = channel.MessagesAtOnce,
            },
            Holds = holds,
            Memory = ReferenceEquals(memory, own) ? null : memory,
            Crm = CrmRules.Of(crm, session, turn.Id, plan, escalation, clock.GetUtcNow()),
            Recorded = request.Messages.IsEmpty ? null : replays.Compose(session, turn.Id, request, plan, holds),
        };
    }

    [LoggerMessage(120, LogLevel.Error, "A turn failed, attempt {Attempt}")]
    private partial void LogFailed(Exception exception, int attempt);
}
