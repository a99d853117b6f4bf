using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Silo.Replays;

/// <summary>Hides what is personal in a turn: phones, cards, e-mail addresses, and all delivery data.</summary>
internal sealed class ReplayMask
{
    private static readonly ReplayMask OfNumbers = new([]);

    private readonly PersonalWords words;

    private ReplayMask(IEnumerable<string> recipient) => words = new PersonalWords(recipient);

    /// <summary>
    /// The turn as it may be seen. What models were asked is masked in any case: so it was when it left the service.
    /// </summary>
    /// <param name="view">The turn.</param>
    /// <param name="session">The session's state as JSON, whose recipient the turn may name; null if there is none.</param>
    /// <param name="reveals">Whether what is personal is shown.</param>
    public static TurnView Applied(TurnView view, string? session, bool reveals)
    {
        if (view.Replay is not { } replay)
            return reveals ? view : new ReplayMask(Stored(session)).MaskedView(view, null);
        return reveals
            ? view with { Replay = replay with { Models = [.. replay.Models.Select(OfNumbers.Masked)] } }
            : new ReplayMask([.. Stored(session), .. Recipient(replay)]).MaskedView(view, replay);
    }

    private static bool IsRecipient(ReplayedChange change) => change.Path.Contains("recipient", StringComparison.Ordinal);

    /// <summary>The recipient's data that the turn took, or the customer's words for them.</summary>
    private static IEnumerable<string> Recipient(TurnReplay replay)
    {
        foreach (var change in replay.Changes.Where(IsRecipient))
        {
            foreach (var value in new[] { change.Before, change.After }.OfType<string>())
            {
                foreach (var name in Names(change.Path, value.Replace("\\u0027", "'", StringComparison.Ordinal).Trim('"')))
                    yield return name;
            }
        }

        foreach (var command in replay.Messages.SelectMany(message => message.Commands).Where(command => command.Name == "GiveDelivery"))
            yield return command.Words;
    }

    /// <summary>The recipient's data that the session knows.</summary>
    private static string[] Stored(string? session)
    {
        if (session is null)
            return [];
        using var json = JsonDocument.Parse(session);
        var element = json.RootElement;
        foreach (var name in (string[])["conversation", "order", "recipient"])
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return [];
        }

        return element.ValueKind is not JsonValueKind.Object ? [] :
        [
            .. element.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.String)
                .SelectMany(member => Names(member.Name, member.Value.GetString()!)),
        ];
    }

    /// <summary>A value as customers may read it: towns have names in each language.</summary>
    private static ImmutableArray<string> Names(string member, string value) =>
        member.EndsWith("city", StringComparison.Ordinal) ? PlaceNames.Town(value).All : [value];

    private TurnView MaskedView(TurnView view, TurnReplay? replay) => view with
    {
        Lines = [.. view.Lines.Select(line => line with { Text = Text(line.Text) })],
        Deliveries =
        [
            .. view.Deliveries.Select(sent => sent with { LastError = sent.LastError is { } error ? Text(error) : null }),
        ],
        Replay = replay is null ? null : replay with
        {
            Messages = [.. replay.Messages.Select(Masked)],
            Meanings = [.. replay.Meanings.Select(meaning => meaning with { Text = Masked(meaning.Text) })],
            Passages = [.. replay.Passages.Select(passage => passage with { Question = Masked(passage.Question) })],
            Models = [.. replay.Models.Select(Masked)],
            Changes = [.. replay.Changes.Select(Masked)],
        },
        IsMasked = true,
    };

    private ReplayedMessage Masked(ReplayedMessage message) => message with
    {
        Signs = [.. message.Signs.Select(sign => sign with { Words = Text(sign.Words) })],
        Commands =
        [
            .. message.Commands.Select(command => command with
            {
                Words = command.Name == "GiveDelivery" && command.Words.Length > 0 ? PersonalWords.Hidden : Text(command.Words),
            }),
        ],
    };

    private ReplayedChange Masked(ReplayedChange change) => IsRecipient(change)
        ? change with
        {
            Before = change.Before is null ? null : PersonalWords.Hidden,
            After = change.After is null ? null : PersonalWords.Hidden,
        }
        : change with
        {
            Before = change.Before is { } before ? Text(before) : null,
            After = change.After is { } after ? Text(after) : null,
        };

    private ReplayedExchange Masked(ReplayedExchange exchange) => exchange with
    {
        Asked = [.. exchange.Asked.Select(line => line with { Words = Masked(line.Words) })],
        Answer = exchange.Answer is { } answer ? Masked(answer) : null,
        Tools = [.. exchange.Tools.Select(Text)],
        Faults = [.. exchange.Faults.Select(Text)],
    };

    private ReplayedWords Masked(ReplayedWords said) => said with { Text = Text(said.Text) };

    private string Text(string text) => words.Mask(Mask.Text(text));
}
