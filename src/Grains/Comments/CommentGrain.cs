using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Telemetry;
using Orleans;

namespace MirtAi.Grains.Comments;

/// <summary>
/// The thin shell round <see cref="CommentRules"/>: it takes events, looks at the comment when it is due, and commits what follows. A run
/// whose process ends is begun again when its lease has ended; nothing is sent but by commits.
/// </summary>
[GrainType(ICommentGrain.Kind)]
internal sealed partial class CommentGrain(ICommitStore store, CommentDesk desk, TimeProvider clock, ILogger<CommentGrain> logger)
    : DurableGrain<Comment>(store, clock, logger), ICommentGrain
{
    private readonly TimeProvider clock = clock;

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
    protected override Comment Initial() => new();

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(Comment state) => state.WakeAt;

    /// <inheritdoc/>
    protected override async Task Advance()
    {
        await Settle();
        if ((await Change((comment, now) => comment.Begin(now))).Answer is not { } begun)
            return;
        try
        {
            await Run(begun);
        }
        catch (Exception exception) when (exception is not StorageUnavailableException) // The edge of a run: it is tried again.
        {
            CaughtFaults.Count("comment", exception);
            LogFailed(exception, begun.Failures + 1);
            var reason = exception is CommentPlatformException or MediaUnavailableException
                ? exception.Message
                : exception.GetType().Name;
            var around = Around;
            await Change((comment, now) => comment.Failed(begun, reason, Random.Shared.NextDouble(), now, around.Notice));
        }
    }

    private async Task Run(Comment begun)
    {
        var (found, media, input) = await desk.Examine(begun, GrainFactory);
        if ((await Change((comment, _) => comment.Classified(begun, found))).Answer is not { } classified)
            return;
        var plan = classified is { Own: false } && found.Verdict is { } verdict ? await Plan(classified, verdict, input, media) : Nothing;
        var around = Around;
        await Change((comment, now) => comment.Act(classified, plan, media.Permalink, around, now));
    }

    private async Task<CommentPlan> Plan(Comment comment, CommentVerdict verdict, CommentInput input, MediaFacts media)
    {
        var policy = await GrainFactory.GetGrain<ICommentPolicyGrain>(ICommentPolicyGrain.Key).Read();
        return desk.Plan(comment, verdict, input, media, policy, clock.GetUtcNow());
    }

    /// <summary>Learns what became of calls of the platform.</summary>
    private async Task Settle()
    {
        var (_, open) = await Change((comment, _) => new Decision<Comment, Comment>(null, CommitEffects.None, comment));
        if (open.Open.IsEmpty)
            return;
        var ended = await desk.Records.Ended(open.Id, [.. open.Open.Select(call => call.Number)], CancellationToken.None);
        var around = Around;
        await Change((comment, now) => comment.Settle(ended, around, now));
    }

    private static CommentPlan Nothing { get; } = new([CommentAction.Ignore], null, AsksPerson: false);

    [LoggerMessage(700, LogLevel.Warning, "A comment could not be looked at, attempt {Attempt}; it is tried again, at most five times")]
    private partial void LogFailed(Exception exception, int attempt);
}
