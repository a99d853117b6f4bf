using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Traces and counts calls of the Bot API by method and outcome. It stands in for the HTTP client's own tracing, which would record
/// addresses with the token in them.
/// </summary>
internal static class TelegramTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "MirtAi.Telegram";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Calls =
        Meter.CreateCounter<long>("mirtai.telegram.calls", "{call}", "Calls of the Bot API by method and outcome.");

    public static Activity? Start(string method) => Source.StartActivity($"telegram {method}", ActivityKind.Client);

    public static void Record(Activity? activity, string method, TelegramAnswer answer)
    {
        var outcome = answer switch
        {
            TelegramAnswer.Done => "done",
            TelegramAnswer.Refused refused => refused.Code.ToString(CultureInfo.InvariantCulture),
            TelegramAnswer.NotSent => "not_sent",
            _ => "lost",
        };
        Calls.Add(1, new("method", method), new("outcome", outcome));
        activity?.SetTag("outcome", outcome);
        if (answer is not TelegramAnswer.Done)
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
    }
}
