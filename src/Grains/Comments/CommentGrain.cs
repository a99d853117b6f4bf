using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Telemetry;
using Orleans;

namespace MirtAi.Grains.Comments;

/// <summary>
/// The thin shell round <see cref="CommentRules"/>: it takes events, looks at the comment when it is due, beside its queue, and commits
/// what follows. A run whose process ends is begun again when its lease has ended; nothing is sent but by commits.
/// </summary>
[GrainType(ICommentGrain.Kind)]
internal sealed partial class CommentGrain(ICommitStore store, CommentDesk desk, TimeProvider clock, ILogger<CommentGrain> logger)
    : DurableGrain<Comment>(store, clock, logger), ICommentGrain
{
    /// <summary>How long a run may go on when its grain leaves.</summary>
    private static readonly TimeSpan FinishTime = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan StoragePause = TimeSpan.FromMilliseconds(500);

    /// <summary>So often a run begins anew because a grain cannot be reached; then it is a failure like others.</summary>
    private const int MaxRepeats = 10;

    private readonly TimeProvider clock = clock;
    private CommentRun? run;
    private int repeats;

    private CommentSurroundings Around => desk.Around(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    protected override JsonTypeInfo<Comment> StateJson => CommentJson.Stored;

    /// <inheritdoc/>
    public async Task<Receipt> Receive(IInboundEvent inbound)
    {
        var written = (CommentEvent)inbound;
        var (outcome, receipt) = await Change((comment, now) => comment.Receive(written, now), written.EventId);
        return outcome == ChangeOutcome.Duplicate ? Receipt.Duplicate : receipt;
    }

    /// <inheritdoc/>
    public Task Wake()
    {
        Invalidate(); // Whoever wakes has seen the database; what is remembered here may be older.
        return Advance();
    }

    /// <inheritdoc/>
    public async Task<CommentOutcome> Manage(CommentOrder order)
    {
        Invalidate(); // A person decides upon what they see, which another process may have changed.
        var around = Around;
        return (await Change((comment, now) => comment.Manage(order, around, now))).Answer;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await base.OnDeactivateAsync(reason, cancellationToken);
        if (run is not { Examination: { } examination })
            return;
        try
        {
            using var late = new CancellationTokenSource(FinishTime, clock);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            await ((Task)examination.WaitAsync(patience.Token)).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await Finish(); // What is not ready is looked at again when the lease has ended.
        }
        finally
        {
            Abandon();
        }
    }

    /// <inheritdoc/>
    protected override Comment Initial() => new();

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(Comment state) => state.WakeAt;

    /// <summary>What a person or an edit has overtaken is looked at no further.</summary>
    protected override void Seen(Comment state)
    {
        if (run is { } running && !state.Owns(running.Begun))
            Abandon();
    }

    /// <inheritdoc/>
    protected override async Task Advance()
    {
        await Finish();
        await Settle();
        if ((await Change((comment, now) => comment.Begin(now))).Answer is { } begun)
            Look(begun);
    }

    /// <summary>Looks at it beside the queue; the next tick commits what was found.</summary>
    private void Look(Comment begun)
    {
        Abandon();
        run = CommentRun.Of(begun);
        _ = run.Start(
            token => desk.Examine(begun, GrainFactory, token),
            failure => ScheduleAfter(failure is StorageUnavailableException ? StoragePause : TimeSpan.Zero));
    }

    /// <summary>Commits what a run that has ended found.</summary>
    private async Task Finish()
    {
        if (run is not { HasEnded: true, Examination: { } examination, Begun: { } begun })
            return;
        if (examination.Exception?.InnerException is StorageUnavailableException fault
            && (fault.InnerException is not { } cause || !TransientGrainFaults.IsTransient(cause) || ++repeats <= MaxRepeats))
        {
            Look(begun); // That is no failure of the comment's.
            return;
        }

        repeats = 0;
        try
        {
            await Act(begun, await examination);
        }
        catch (Exception exception) when (exception is not StorageUnavailableException || examination.IsFaulted)
        {
            // The edge of a run: it is tried again.
            CaughtFaults.Count("comment", exception);
            await Fail(begun, exception);
        }

        if (run?.Examination == examination)
            Abandon();
    }

    private async Task Act(Comment begun, CommentExamination examined)
    {
        var (found, media) = (examined.Found, examined.Media);
        if ((await Change((comment, now) => comment.Classified(begun, found, now))).Answer is not { } classified)
            return;
        var plan = classified is { Own: false } && found.Verdict is { } verdict ? await Plan(classified, verdict, examined) : Nothing;
        var around = Around;
        await Change((comment, now) => comment.Act(classified, plan, media.Permalink, around, now));
    }

    private async Task Fail(Comment begun, Exception exception)
    {
        LogFailed(exception, begun.Failures + 1);
        var reason = exception is CommentPlatformException or MediaUnavailableException ? exception.Message : exception.GetType().Name;
        var around = Around;
        await Change((comment, now) => comment.Failed(begun, reason, Random.Shared.NextDouble(), now, around.Notice));
    }

    private async Task<CommentPlan> Plan(Comment comment, CommentVerdict verdict, CommentExamination examined)
    {
        var policy = await desk.Policy(GrainFactory, CancellationToken.None);
        return desk.Plan(comment, verdict, examined, policy, clock.GetUtcNow());
    }

    private void Abandon()
    {
        run?.Dispose();
        run = null;
    }

    /// <summary>Learns what became of calls of the platform.</summary>
    private async Task Settle()
    {
        var open = await ReadState();
        if (open is { Open.IsEmpty: true, OwesOpening: false })
            return;
        var ended = open.Open.IsEmpty
            ? []
            : await desk.Records.Ended(open.Id, [.. open.Open.Select(call => call.Number)], CancellationToken.None);
        var around = Around;
        await Change((comment, now) => comment.Settle(ended, around, now));
        var settled = await ReadState();
        if (settled is { OwesOpening: true, Direct: { } direct })
            await OpenSession(settled, direct);
    }

    /// <summary>Tells the author's session what they were written; if that fails, the next look tells it.</summary>
    private async Task OpenSession(Comment comment, CommentAnswer direct)
    {
        var topic = new CommentTopic
        {
            CommentId = comment.Id,
            Username = comment.Username,
            Comment = comment.Text,
            CommentedAt = comment.WrittenAt,
            Reply = direct.Text,
            RepliedAt = direct.At,
            ProductId = direct.ProductId,
        };
        try
        {
            await GrainFactory.GetGrain<ISessionGrain>(comment.SessionKey).Open(topic);
        }
        catch (Exception exception) when (exception is not StorageUnavailableException) // Its process may have died a moment ago.
        {
            CaughtFaults.Count("comment-topic", exception);
            LogNotOpened(exception);
            return;
        }

        await Change((seen, _) => seen.Opened());
    }

    private static CommentPlan Nothing { get; } = new([CommentAction.Ignore], null, AsksPerson: false);

    [LoggerMessage(701, LogLevel.Information, "A session does not know yet what was written to its customer about a comment")]
    private partial void LogNotOpened(Exception exception);

    [LoggerMessage(700, LogLevel.Warning, "A comment could not be looked at, attempt {Attempt}; it is tried again, at most five times")]
    private partial void LogFailed(Exception exception, int attempt);
}
