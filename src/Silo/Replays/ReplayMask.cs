using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Silo.Replays;

/// <summary>Hides what is personal in a turn: phones, cards, e-mail addresses, and all delivery data.</summary>
internal static class ReplayMask
{
    private const string Hidden = "•••";

    /// <summary>
    /// The turn as it may be seen. What models were asked is masked in any case: so it was when it left the service.
    /// </summary>
    public static TurnView Applied(TurnView view, bool reveals)
    {
        var replay = view.Replay is { } recorded ? recorded with { Models = [.. recorded.Models.Select(Masked)] } : null;
        return reveals ? view with { Replay = replay } : view with
        {
            Lines = [.. view.Lines.Select(line => line with { Text = Mask.Text(line.Text) })],
            Deliveries =
            [
                .. view.Deliveries.Select(sent => sent with { LastError = sent.LastError is { } error ? Mask.Text(error) : null }),
            ],
            Replay = replay is null ? null : replay with
            {
                Messages = [.. replay.Messages.Select(Masked)],
                Meanings = [.. replay.Meanings.Select(meaning => meaning with { Text = Masked(meaning.Text) })],
                Passages = [.. replay.Passages.Select(passage => passage with { Question = Masked(passage.Question) })],
                Changes = [.. replay.Changes.Select(Masked)],
            },
            IsMasked = true,
        };
    }

    private static ReplayedMessage Masked(ReplayedMessage message) => message with
    {
        Signs = [.. message.Signs.Select(sign => sign with { Words = Mask.Text(sign.Words) })],
        Commands =
        [
            .. message.Commands.Select(command => command with
            {
                Words = command.Name == "GiveDelivery" && command.Words.Length > 0 ? Hidden : Mask.Text(command.Words),
            }),
        ],
    };

    private static ReplayedChange Masked(ReplayedChange change) => change.Path.Contains("recipient", StringComparison.Ordinal)
        ? change with { Before = change.Before is null ? null : Hidden, After = change.After is null ? null : Hidden }
        : change with
        {
            Before = change.Before is { } before ? Mask.Text(before) : null,
            After = change.After is { } after ? Mask.Text(after) : null,
        };

    private static ReplayedExchange Masked(ReplayedExchange exchange) => exchange with
    {
        Asked = [.. exchange.Asked.Select(line => line with { Words = Masked(line.Words) })],
        Answer = exchange.Answer is { } answer ? Masked(answer) : null,
        Tools = [.. exchange.Tools.Select(tool => Mask.Text(tool))],
        Faults = [.. exchange.Faults.Select(fault => Mask.Text(fault))],
    };

    private static ReplayedWords Masked(ReplayedWords words) => words with { Text = Mask.Text(words.Text) };
}
