using OpenTelemetry;
using OpenTelemetry.Logs;

namespace MirtAi.Silo.Telemetry;

/// <summary>
/// Masks log records before they are exported, as the console does: message, members and exception, and adds what their work's lines carry.
/// It comes before every exporter.
/// </summary>
internal sealed class MaskedLogRecords : BaseProcessor<LogRecord>
{
    private const int MaxValueLength = 4 * 1024;

    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        var members = data.Attributes ?? [];
        data.FormattedMessage = MessageRendering.MaskedMessage(members, data.FormattedMessage ?? data.Body ?? "");
        data.Body = data.FormattedMessage;
        data.Attributes =
        [
            .. LogScope.Current, .. members.Where(member => member.Key != MessageRendering.Template).Select(Masked), .. Of(data.Exception),
        ];
        data.Exception = null;
    }

    private static KeyValuePair<string, object?> Masked(KeyValuePair<string, object?> member) => member.Value switch
    {
        null => member,
        bool or int or short or byte or double when !SensitiveMembers.IsSensitive(member.Key) => member,
        _ => new(member.Key, Mask.Text(SensitiveMembers.Render(member.Key, member.Value), MaxValueLength)),
    };

    private static IEnumerable<KeyValuePair<string, object?>> Of(Exception? exception) => exception is null ? [] :
    [
        new("exception.type", exception.GetType().FullName),
        new("exception.message", Mask.Text(exception.Message, MessageRendering.MaxMessageLength)),
        new("exception.stacktrace", Mask.Text(exception.ToString(), MessageRendering.MaxMessageLength * 2)),
    ];
}
