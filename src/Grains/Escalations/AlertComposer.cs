using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MirtAi.Conversations;
using MirtAi.Delivery;

namespace MirtAi.Escalations;

/// <summary>Writes the one message with which a manager understands who needs what.</summary>
public static class AlertComposer
{
    /// <summary>The longest alert, in UTF-16 code units before escaping; platforms take 4096.</summary>
    public const int MaxLength = 3_900;

    private const int LastLines = 6;
    private const int MaxLineLength = 400;

    /// <summary>Composes the alert in the HTML subset of chats; what customers wrote is escaped.</summary>
    public static OutboundMessage Compose(Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<b>🔔 {Escape(escalation.Reason, 200)}</b> · {Escape(escalation.Level, 10)}\n");
        text.Append(CultureInfo.InvariantCulture, $"<b>Клієнт:</b> {Customer(session)}\n");
        text.Append(CultureInfo.InvariantCulture, $"<b>Чат:</b> <code>{Escape(session.Key, 100)}</code>\n");
        text.Append(CultureInfo.InvariantCulture, $"<b>Стан:</b> {Escape(escalation.State, 60)}\n");
        var room = MaxLength - text.Length;
        foreach (var line in lastLines.TakeLast(LastLines).Select(Line).Reverse().TakeWhile(line => (room -= line.Length + 1) > 0).Reverse())
            text.Append('\n').Append(line);
        return new OutboundMessage { Text = text.ToString(), Html = true };
    }

    private static string Customer(Session session)
    {
        var name = Escape(session.Customer.Name ?? "—", 120);
        return session.Customer.Username is { } username ? $"{name} (@{Escape(username, 60)})" : name;
    }

    private static string Line(TranscriptLine line)
    {
        var who = line.Author switch { Author.Customer => "👤", Author.Manager => "🧑‍💼", _ => "🤖" };
        var content = line switch
        {
            { Media: { } media } => $"[{media}] {line.Text}",
            { Images.Length: > 0 } => $"[📷 {line.Images.Length}] {line.Text}",
            _ => line.Text,
        };
        return $"{who} {Escape(content, MaxLineLength)}";
    }

    private static string Escape(string text, int maxLength)
    {
        if (text.Length > maxLength)
            text = text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)] + "…";
        return text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
    }
}
