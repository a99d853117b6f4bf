using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace MirtAi.Silo.Telemetry;

/// <summary>For a developer's terminal: one short line a record, an exception below it. As masked as the JSON is.</summary>
internal sealed class MaskedLineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "mirt-line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (FailedStart.IsToldBy(logEntry))
            return;
        var level = logEntry.LogLevel switch
        {
            LogLevel.Critical => "CRT",
            LogLevel.Error => "ERR",
            LogLevel.Warning => "WRN",
            LogLevel.Information => "inf",
            _ => "dbg",
        };
        var category = logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..];
        var message = MessageRendering.MaskedMessage(logEntry).ReplaceLineEndings(" ");
        var traceId = LogMembers.OfScopes(scopeProvider).TakeTraceId() is { } id ? $" ({Mask.Text(id)})" : "";
        textWriter.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{time.GetLocalNow():HH:mm:ss.fff} {level} {category}: {message}{traceId}"));
        if (logEntry.Exception is { } exception)
            textWriter.WriteLine(Mask.Text(exception.ToString(), MessageRendering.MaxMessageLength * 2));
    }
}
