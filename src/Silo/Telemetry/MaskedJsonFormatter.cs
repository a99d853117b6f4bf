using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace MirtAi.Silo.Telemetry;

/// <summary>
/// Writes each log record as one line of JSON: timestamp, level, category, eventId, message, the message's members, the scope's
/// members (with the trace id), and the exception. Everything passes through <see cref="Mask"/>.
/// </summary>
internal sealed class MaskedJsonFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "mirt-json";

    private static readonly JsonWriterOptions Options = new()
    {
        // Log readers are no browsers: Cyrillic stays readable. Control characters and quotes are escaped all the same.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (FailedStart.IsToldBy(logEntry))
            return;
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteNumber("eventId", logEntry.EventId.Id);
            json.WriteString("message", MessageRendering.MaskedMessage(logEntry));
            var scope = LogMembers.OfScopes(scopeProvider);
            if (scope.TakeTraceId() is { } traceId)
                json.WriteString("traceId", Mask.Text(traceId));
            scope.WriteTo(json, "scope");
            LogMembers.OfState(logEntry.State).WriteTo(json, "members");
            if (logEntry.Exception is { } exception)
                WriteException(json, exception);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteException(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject("exception");
        json.WriteString("type", exception.GetType().FullName);
        json.WriteString("message", Mask.Text(exception.Message, MessageRendering.MaxMessageLength));
        json.WriteString("stack", Mask.Text(exception.ToString(), MessageRendering.MaxMessageLength * 2));
        json.WriteEndObject();
    }
}
