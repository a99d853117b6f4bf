using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace MirtAi.Silo.Telemetry;

/// <summary>The message of a log record without what must not be logged.</summary>
internal static class MessageRendering
{
    /// <summary>The longest message that is written, in characters.</summary>
    public const int MaxMessageLength = 16 * 1024;

    /// <summary>The member that holds the message before its holes are filled.</summary>
    public const string Template = "{OriginalFormat}";

    public static string MaskedMessage<TState>(in LogEntry<TState> entry)
    {
        var message = entry.State is IReadOnlyList<KeyValuePair<string, object?>> members && HasSensitive(members)
            ? Fill(members)
            : entry.Formatter(entry.State, entry.Exception);
        return Mask.Text(message ?? "", MaxMessageLength);
    }

    /// <summary>The message of these members, which was <paramref name="formatted"/> before.</summary>
    public static string MaskedMessage(IReadOnlyList<KeyValuePair<string, object?>> members, string formatted) =>
        Mask.Text(HasSensitive(members) ? Fill(members) : formatted, MaxMessageLength);

    private static bool HasSensitive(IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Key != Template && SensitiveMembers.IsSensitive(members[i].Key))
                return true;
        }

        return false;
    }

    // The framework's own formatter would put the customer's words into the message, where nobody can tell them apart.
    private static string Fill(IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        var template = members.LastOrDefault(member => member.Key == Template).Value as string ?? "";
        var message = new StringBuilder(template.Length + 64);
        for (var at = 0; at < template.Length; at++)
        {
            var character = template[at];
            if (character is '{' or '}' && at + 1 < template.Length && template[at + 1] == character)
            {
                message.Append(character);
                at++;
            }
            else if (character is '{' && template.IndexOf('}', at) is > 0 and var end)
            {
                message.Append(Hole(template.AsSpan(at + 1, end - at - 1), members));
                at = end;
            }
            else
            {
                message.Append(character);
            }
        }

        return message.ToString();
    }

    private static string Hole(ReadOnlySpan<char> hole, IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        var colon = hole.IndexOf(':');
        var format = colon < 0 ? null : hole[(colon + 1)..].ToString();
        var name = colon < 0 ? hole : hole[..colon];
        if (name.IndexOf(',') is >= 0 and var comma)
            name = name[..comma];
        for (var i = 0; i < members.Count; i++)
        {
            if (name.SequenceEqual(members[i].Key))
                return SensitiveMembers.Render(members[i].Key, members[i].Value, format);
        }

        return "";
    }
}
