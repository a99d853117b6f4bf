using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Silo.Evaluation;

/// <summary>Plays cases through what answers customers and comments, without a database and a channel.</summary>
/// <param name="runner">What answers customers.</param>
/// <param name="catalog">The catalogue.</param>
/// <param name="texts">The shop's words; null if there are no comments among the cases.</param>
public sealed class CaseRunner(ITurnRunner runner, ICatalog catalog, Texts? texts = null)
{
    private CommentReader? reader;
    private CommentWriter? writer;

    /// <summary>What the services of a host play, comments with its models, too.</summary>
    public static CaseRunner Of(IServiceProvider services) => new(
        services.GetRequiredService<ITurnRunner>(), services.GetRequiredService<ICatalog>(), services.GetRequiredService<Texts>())
    {
        reader = services.GetRequiredService<CommentReader>(),
        writer = services.GetRequiredService<CommentWriter>(),
    };

    private const string SessionKey = "web:eval";
    private const int HistoryLength = 20;

    // A working day's morning, so that a case goes the same at night.
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Plays one case from its state to its last turn, and judges the last answer.</summary>
    public async Task<CaseOutcome> Run(EvalCase one, CancellationToken cancellationToken)
    {
        if (one.Comment is { } comment)
            return await Run(one, comment, cancellationToken);
        var conversation = StartingPoint.In(one.State, LanguageOf(one), catalog.Current, Start);
        var history = ImmutableArray<TranscriptLine>.Empty;
        TurnPlan? result = null;
        var now = Start;
        foreach (var turn in one.Turns)
        {
            now = now.AddMinutes(1);
            var line = Line(turn, history.Length + 1, now);
            var request = new TurnRequest
            {
                SessionKey = SessionKey,
                Customer = new(),
                Conversation = conversation,
                Messages = [line],
                History = [.. history.TakeLast(HistoryLength)],
                Now = now,
            };
            try
            {
                result = await runner.Run(request, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException) // The edge of a case: the others are still run.
            {
                CaughtFaults.Count("evaluation", exception);
                return new CaseOutcome(one, runner.GiveUp(request), [$"failed: {exception.GetType().Name}: {exception.Message}"]);
            }

            conversation = result.Conversation;
            history = [.. history, line, .. Answer(result, history.Length + 1, now)];
        }

        return new CaseOutcome(one, result!, CaseJudge.Faults(one.Expected, result!, catalog.Current));
    }

    /// <summary>By the policy that a new shop has.</summary>
    private async Task<CaseOutcome> Run(EvalCase one, CommentInput comment, CancellationToken cancellationToken)
    {
        var verdict = reader is null
            ? CommentClassifier.Classify(comment)
            : await reader.Read(comment, context: null, SessionKey, cancellationToken);
        var worded = writer is { AsksModel: true } && verdict.Type is CommentType.Question
            ? await writer.Write(verdict.Type, comment, context: null, passage: null, SessionKey, cancellationToken)
            : null;
        var plan = CommentPlanner.Plan(
            verdict, comment, context: null, passage: null, answerable: true, new CommentPolicy(), catalog.Current,
            texts ?? throw new InvalidOperationException("Comments need the shop's texts."), worded);
        return new CaseOutcome(one, null, CaseJudge.Faults(one.Expected, verdict, plan)) { Verdict = verdict, Plan = plan };
    }

    /// <summary>A mixed conversation has no language of its own: it begins in the shop's.</summary>
    private static string? LanguageOf(EvalCase one) =>
        one.Language is { } language && LocalizedText.Languages.Contains(language) ? language : null;

    private static TranscriptLine Line(EvalTurn turn, long sequence, DateTimeOffset now) => new()
    {
        SessionKey = SessionKey,
        Sequence = sequence,
        Author = Author.Customer,
        At = now,
        Kind = turn.Text.StartsWith('/') && turn.Images.IsEmpty ? InboundKind.Command : InboundKind.Message,
        Text = turn.Text,
        Images = turn.Images,
    };

    private static IEnumerable<TranscriptLine> Answer(TurnPlan result, long last, DateTimeOffset now) =>
        result.Replies.Select((reply, index) => new TranscriptLine
        {
            SessionKey = SessionKey,
            Sequence = last + index + 1,
            Author = Author.Bot,
            At = now,
            Text = reply.Text,
        });
}
