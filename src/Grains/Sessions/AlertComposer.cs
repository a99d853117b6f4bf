using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>Writes the one message with which a manager understands who needs what.</summary>
public static class AlertComposer
{
    /// <summary>The longest alert, in UTF-16 code units with its markup; platforms take 4096 without it.</summary>
    public const int MaxLength = 3_900;

    private const int LastLines = 6;
    private const int MaxLineLength = 400;
    private const int MaxLastLineLength = 800;
    private const int MinForLines = 900;
    private const int MaxLinkLength = 500;

    /// <summary>
    /// Composes the alert in the HTML subset of chats; what customers wrote is escaped. <paramref name="page"/> is the console's page of
    /// the conversation, if managers can reach one, <paramref name="profile"/> the customer's own on the platform.
    /// </summary>
    public static OutboundMessage Compose(
        Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines, string? page = null, string? profile = null)
    {
        var text = new StringBuilder();
        var reason = Escape(ReasonWords.Heading(escalation.Reason), 200);
        text.Append(CultureInfo.InvariantCulture, $"<b>🔔 {reason}</b> · {Escape(escalation.Level, 10)}\n");
        text.Append(CultureInfo.InvariantCulture, $"<b>Клієнт:</b> {Customer(session, escalation, profile)}\n");
        var link = Link(page, "відкрити в консолі") is { } console ? $" · {console}" : "";
        text.Append(CultureInfo.InvariantCulture, $"<b>Чат:</b> <code>{Escape(session.Key, 100)}</code>{link}\n");
        text.Append(CultureInfo.InvariantCulture, $"<b>Стан:</b> {Stage(session.Conversation, escalation)}\n");
        var room = MaxLength - MinForLines - text.Length;
        foreach (var line in OrderBlock.Lines(escalation.Order, escalation.Proofs, areShown: true)
            .Select(Line)
            .TakeWhile(line => (room -= line.Length + 1) > 0))
            text.Append(line).Append('\n');
        room = MaxLength - text.Length;
        foreach (var line in Said(lastLines).Reverse().TakeWhile(line => (room -= line.Length + 1) > 0).Reverse())
            text.Append('\n').Append(line);
        return new OutboundMessage { Text = text.ToString(), Html = true };
    }

    private static string? Link(string? address, string words) => address is null or { Length: > MaxLinkLength } ? null
        : $"<a href=\"{Escape(address, int.MaxValue).Replace("\"", "&quot;", StringComparison.Ordinal)}\">{words}</a>";

    private static string Customer(Session session, Escalation escalation, string? profile)
    {
        var shown = Escape(session.Customer.Name ?? session.Customer.Username ?? escalation.Order?.Recipient.FullName ?? "—", 120);
        var name = Link(profile, shown) ?? shown;
        return session.Customer.Username is { } username ? $"{name} (@{Escape(username, 60)})" : name;
    }

    /// <summary>The state in which the customer was, then where the conversation stands now.</summary>
    private static string Stage(Conversation conversation, Escalation escalation)
    {
        var (before, now) = (StateWords.Of(escalation.State), StateWords.Of(conversation.State.ContractName()));
        return before == now ? now : $"{Escape(before, 60)} → {now}";
    }

    private static string Line((string Label, string Value) line) => line.Label is "•"
        ? $"• {Escape(line.Value, 300)}"
        : $"<b>{line.Label}:</b> {Escape(line.Value, 300)}";

    /// <summary>The last lines; of the customer's last one more is shown.</summary>
    private static IEnumerable<string> Said(ImmutableArray<TranscriptLine> lines)
    {
        var last = lines.LastOrDefault(line => line.Author is Author.Customer);
        return lines.TakeLast(LastLines).Select(line => Line(line, ReferenceEquals(line, last) ? MaxLastLineLength : MaxLineLength));
    }

    /// <summary>A line of a transcript, with who wrote it.</summary>
    internal static string Line(TranscriptLine line, int maxLength)
    {
        var who = line.Author switch { Author.Customer => "👤", Author.Manager => "🧑‍💼", Author.Note => "📝", _ => "🤖" };
        var content = line switch
        {
            { Media: { } media } => $"[{MediaWords.Of(media)}] {line.Text}",
            { Images.Length: > 0 } => $"[📷 {line.Images.Length}] {line.Text}",
            _ => line.Text,
        };
        return $"{who} {Escape(content.TrimEnd(), maxLength)}";
    }

    /// <summary>The text escaped, cut where it would be longer than this in its escaped form.</summary>
    internal static string Escape(string text, int maxLength)
    {
        var escaped = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            var part = rune.Value switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => rune.ToString() };
            if (escaped.Length + part.Length > maxLength)
                return escaped.Append('…').ToString();
            escaped.Append(part);
        }

        return escaped.ToString();
    }
}
