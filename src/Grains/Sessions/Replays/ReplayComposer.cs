using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Telemetry;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sessions.Replays;

/// <summary>Makes the recording of a turn that is about to be completed.</summary>
public sealed partial class ReplayComposer(IOptions<ReplayOptions> options, TimeProvider clock, ILogger<ReplayComposer> logger)
{
    /// <summary>Notes what happens in a turn; null if turns are not recorded.</summary>
    public TurnRecording? Begin() => options.Value.MaxBytes > 0 ? new TurnRecording(clock) : null;

    /// <summary>The effect that stores the turn.</summary>
    /// <param name="session">The session when the turn began.</param>
    /// <param name="turnId">The turn.</param>
    /// <param name="request">What it answered.</param>
    /// <param name="plan">What it does.</param>
    /// <param name="holds">Whether the bot is silent after it.</param>
    internal TurnRecorded Compose(Session session, string turnId, TurnRequest request, TurnPlan plan, bool holds)
    {
        var now = clock.GetUtcNow();
        return new TurnRecorded
        {
            SessionKey = session.Key,
            TurnId = turnId,
            At = now,
            Channel = session.Channel,
            State = plan.Conversation.State.ContractName(),
            WaitedMilliseconds = plan.Replies.IsEmpty || request.Messages.IsEmpty
                ? null
                : Milliseconds(now - request.Messages.Max(line => line.At)),
            Replay = request.Recording is { } recording ? Written(() => Replay(session, request, plan, holds, recording, now)) : null,
        };
    }

    /// <summary>The recording; null if it cannot be made: no customer goes without an answer for it.</summary>
    private string? Written(Func<TurnReplay> replay)
    {
        try
        {
            return ReplayBudget.Write(replay(), options.Value.MaxBytes);
        }
        catch (Exception exception)
        {
            CaughtFaults.Count("replay", exception);
            LogUnrecorded(exception);
            return null;
        }
    }

    private static TurnReplay Replay(
        Session session, TurnRequest request, TurnPlan plan, bool holds, TurnRecording recording, DateTimeOffset now) => new()
        {
            BeganAt = recording.StartedAt,
            ReadyAt = now,
            WaitingSince = session.Wait?.Since,
            Superseded = session.Superseded,
            Failures = session.Failures,
            IsGivenUp = plan.EscalationReason is Escalations.EscalationReasons.Fault,
            History = request.History.Length,
            Messages = [.. request.Messages.Select(line => Message(line, plan))],
            Photos = [.. recording.Findings.Photos.Index().Select(photo => Photo(photo.Index + 1, photo.Item.Value))],
            Meanings =
            [
                .. recording.Findings.Meanings.Select(meaning => new ReplayedMeaning(new ReplayedWords(meaning.Key), [.. meaning.Value])),
            ],
            Passages = [.. recording.Findings.Passages.Select(passage => Passage(passage.Key, passage.Value))],
            Guards = [.. Guards(session.Conversation, plan)],
            Models = Exchanges(recording.Exchanges),
            Dropped = [.. plan.Dropped.Select(dropped => new ReplayedDrop(dropped.Name, dropped.Cause.ToString()))],
            ReadBy = NameOf(plan.ReadBy),
            Confidence = plan.Confidence,
            Acts = [.. plan.Acts.Select(act => act.Key)],
            Replies = plan.Replies.Length,
            Escalation = plan.EscalationReason,
            Holds = holds,
            Before = session.Conversation.State.ContractName(),
            After = plan.Conversation.State.ContractName(),
            Changes = ConversationChanges.Between(session.Conversation, plan.Conversation),
            Orders = [.. plan.Orders.Placed.Select(order => order.Number)],
            Shortened = recording.Omitted == 0 ? [] : [$"{recording.Omitted} calls of models"],
        };

    private static ReplayedMessage Message(TranscriptLine line, TurnPlan plan)
    {
        var message = new ReplayedMessage(line.Sequence, line.Kind.ToString(), line.SentAt, line.At)
        {
            Photos = line.Images.IsDefaultOrEmpty ? 0 : line.Images.Length,
        };
        // A restart forgets the messages before it: they were not read.
        return plan.Readings.FirstOrDefault(reading => reading.Sequence == line.Sequence) is not { } reading ? message : message with
        {
            Before = reading.Before.ContractName(),
            After = reading.After.ContractName(),
            Intent = reading.Classification?.Intent.ContractName(),
            Confidence = reading.Classification?.Confidence,
            Reason = reading.Classification?.Reason,
            Rule = reading.Rule is "" ? null : reading.Rule,
            Signs = [.. reading.Signs.Select(sign => new ReplayedSign(sign.Label, sign.Words))],
            IsOutweighed = reading.IsOutweighed,
            IsInjection = reading.IsInjection,
            ReadBy = NameOf(reading.By),
            Commands = [.. reading.Commands.Select(command => Command(command, reading.Carried))],
        };
    }

    private static ReplayedCommand Command(Command command, ImmutableArray<CarriedCommand> carried) => new(
        command.GetType().Name,
        CommandValues.Of(command),
        command.Confidence,
        command.Words.IsDefaultOrEmpty ? "" : string.Join(' ', command.Words),
        carried.FirstOrDefault(other => ReferenceEquals(other.Command, command))?.Outcome.ToString());

    private static ReplayedPhoto Photo(int number, Photos.PhotoReading? seen) => seen is null
        ? new(number, [], IsReceipt: false, IsForeign: false, "unseen")
        : new(
            number,
            [.. seen.Candidates.Select(one => FormattableString.Invariant($"{one.ProductId} {one.ColorId} {one.Confidence:0.00}"))],
            seen.IsReceipt,
            seen.IsForeign,
            seen.WhyUnsure);

    private static ReplayedPassage Passage(string question, Documents.Passage? found) => found is null
        ? new(new ReplayedWords(question))
        : new(
            new ReplayedWords(question),
            found.DocumentId,
            found.Heading.Length == 0 ? found.Document : $"{found.Document} › {found.Heading}",
            found.Sentence,
            Math.Round(found.Match, 2));

    private static IEnumerable<ReplayedGuard> Guards(Conversation before, TurnPlan plan)
    {
        var after = plan.Conversation;
        yield return new("injection", after.Intrusions, SaleFlow.MaxPromptInjections, plan.IsPromptInjection);
        var isLoop = plan.EscalationReason is Escalations.EscalationReasons.Loop;
        var repeats = after.Recent is [.., var last] ? after.Recent.Count(other => other == last) : isLoop ? LoopGuard.MaxRepeats + 1 : 0;
        yield return new("loop", repeats, LoopGuard.MaxRepeats, isLoop);
        yield return new(
            "not-understood", after.NotUnderstood, SaleFlow.MaxNotUnderstood,
            plan.EscalationReason is Escalations.EscalationReasons.NotUnderstood);
        yield return new(
            "photos", after.UnrecognisedPhotos, SaleFlow.MaxUnrecognisedPhotos, after.UnrecognisedPhotos > before.UnrecognisedPhotos);
        yield return new(
            "refused-answers", after.RefusedAnswers, ModelLanguageModel.MaxRefused, after.RefusedAnswers > before.RefusedAnswers);
        yield return new("opt-out", after.OptedOut ? 1 : 0, null, after.OptedOut && !before.OptedOut);
    }

    /// <summary>Of an exchange that goes on with the one before it only what is new.</summary>
    private static List<ReplayedExchange> Exchanges(ImmutableArray<ModelExchange> exchanges)
    {
        var replayed = new List<ReplayedExchange>(exchanges.Length);
        var before = ImmutableArray<ModelMessage>.Empty;
        foreach (var exchange in exchanges)
        {
            var (asked, repeated) = (exchange.Call.Messages, 0);
            while (repeated < Math.Min(before.Length, asked.Length) && ReferenceEquals(before[repeated], asked[repeated]))
                repeated++;
            replayed.Add(Exchange(exchange, repeated));
            before = asked;
        }

        return replayed;
    }

    private static ReplayedExchange Exchange(ModelExchange exchange, int repeated)
    {
        var ended = exchange.EndedAfter == default ? exchange.StartedAfter : exchange.EndedAfter;
        var replayed = new ReplayedExchange(
            exchange.Call.Purpose, Milliseconds(exchange.StartedAfter), Milliseconds(ended - exchange.StartedAfter))
        {
            Repeated = repeated,
            Asked =
            [
                .. exchange.Call.Messages.Skip(repeated).Select(message =>
                    new ReplayedPromptLine(message.Role.ToString().ToLowerInvariant(), new ReplayedWords(message.Text))),
            ],
            Faults = exchange.Faults,
        };
        return exchange.Answer is not { } answer ? replayed : replayed with
        {
            Outcome = answer.Outcome.ToString().ToLowerInvariant(),
            Provider = answer.Provider is "" ? null : answer.Provider,
            Model = answer.Model is "" ? null : answer.Model,
            InputTokens = answer.Tokens.Input,
            OutputTokens = answer.Tokens.Output,
            Answer = answer.Text is "" ? null : new ReplayedWords(answer.Text),
            Tools = [.. answer.ToolRequests.Select(tool => $"{tool.Name} {tool.Arguments}")],
        };
    }

    private static string NameOf(Reader reader) => reader is Reader.Model ? "model" : "scripted";

    [LoggerMessage(125, LogLevel.Error, "A turn could not be recorded")]
    private partial void LogUnrecorded(Exception exception);

    private static int Milliseconds(TimeSpan time) => (int)Math.Clamp(time.TotalMilliseconds, 0, int.MaxValue);
}
