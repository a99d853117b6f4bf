using System.Text;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Sessions.Replays;

/// <summary>Keeps recordings short, and says what was left out.</summary>
internal static class ReplayBudget
{
    // The instructions are the shop's files, the same in each turn: their beginning says which they are.
    private const int Instructions = 200, LongestValue = 400;

    private static readonly int[] Longest = [6_000, 3_000, 1_500, 700, 300, 100, 0];
    private static readonly int[] Most = [50, 20, 8, 3, 1];

    /// <summary>The recording as JSON of at most so many bytes, or the least that says anything.</summary>
    public static string Write(TurnReplay replay, int maxBytes)
    {
        replay = replay with { Models = [.. replay.Models.Select(WithoutInstructions)] };
        var whole = ReplayJson.Write(replay);
        if (Encoding.UTF8.GetByteCount(whole) <= maxBytes)
            return whole;

        // The words of models go first, then details of messages and changes, and never what was decided.
        foreach (var longest in Longest)
        {
            var shorter = WithTexts(replay, longest);
            if (ReplayJson.Write(shorter) is var json && Encoding.UTF8.GetByteCount(json) <= maxBytes)
                return json;
        }

        foreach (var most in Most)
        {
            var fewer = WithLists(WithTexts(replay, 0), most);
            if (ReplayJson.Write(fewer) is var json && Encoding.UTF8.GetByteCount(json) <= maxBytes)
                return json;
        }

        return ReplayJson.Write(new TurnReplay
        {
            BeganAt = replay.BeganAt,
            ReadyAt = replay.ReadyAt,
            Before = replay.Before,
            After = replay.After,
            Escalation = replay.Escalation,
            Replies = replay.Replies,
            Shortened = ["all steps"],
        });
    }

    private static ReplayedExchange WithoutInstructions(ReplayedExchange exchange) => exchange with
    {
        Asked = [.. exchange.Asked.Index().Select(line =>
            line.Index == 0 && exchange.Repeated == 0 ? line.Item with { Words = Cut(line.Item.Words, Instructions) } : line.Item)],
    };

    private static TurnReplay WithTexts(TurnReplay replay, int longest) => replay with
    {
        Models =
        [
            .. replay.Models.Select(exchange => exchange with
            {
                Asked = [.. exchange.Asked.Select(line => line with { Words = Cut(line.Words, longest) })],
                Answer = exchange.Answer is { } answer ? Cut(answer, longest) : null,
                Tools = [.. exchange.Tools.Select(tool => CodePoints.Cut(tool, Math.Max(longest, 40)))],
                Faults = [.. exchange.Faults.Select(fault => CodePoints.Cut(fault, Math.Max(longest, 40)))],
            }),
        ],
        Meanings = [.. replay.Meanings.Select(meaning => meaning with { Text = Cut(meaning.Text, longest) })],
        Passages = [.. replay.Passages.Select(passage => passage with { Question = Cut(passage.Question, longest) })],
        Changes =
        [
            .. replay.Changes.Select(change => change with
            {
                Before = change.Before is { } before ? CodePoints.Cut(before, LongestValue) : null,
                After = change.After is { } after ? CodePoints.Cut(after, LongestValue) : null,
            }),
        ],
        Shortened = [.. replay.Shortened, $"texts of models: to {longest} characters each"],
    };

    private static TurnReplay WithLists(TurnReplay replay, int most) => replay with
    {
        Messages =
        [
            .. replay.Messages.Take(most).Select(message => message with
            {
                Signs = [.. message.Signs.Take(most)],
                Commands = [.. message.Commands.Take(most)],
            }),
        ],
        Models = [.. replay.Models.Take(most).Select(exchange => exchange with { Asked = [] })],
        Changes = [.. replay.Changes.Take(most)],
        Dropped = [.. replay.Dropped.Take(most)],
        Meanings = [],
        Acts = [.. replay.Acts.Take(most)],
        Shortened =
        [
            .. replay.Shortened,
            FormattableString.Invariant(
                $"all but {most} of {replay.Messages.Count} messages, {replay.Models.Count} model calls, {replay.Changes.Count} changes"),
        ],
    };

    private static ReplayedWords Cut(ReplayedWords words, int longest) => words.Text.Length <= longest
        ? words
        : new(longest == 0 ? "" : CodePoints.Cut(words.Text, longest), words.Length ?? words.Text.Length);
}
