using System.Diagnostics;
using System.Diagnostics.Metrics;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Delivery;

/// <summary>Traces and measures sends.</summary>
internal static class DeliveryTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "MirtAi.Delivery";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "mirtai.send.duration", "s", "How long an attempt to send took, by account and result; throttled is the platform's 429.");
    private static readonly Histogram<double> AnswerTime = Meter.CreateHistogram<double>(
        "mirtai.answer.duration", "s", "From the last message of a customer until the platform has the beginning of its answer.",
        advice: new() { HistogramBucketBoundaries = [0.5, 1, 2, 2.5, 3, 4, 5, 7.5, 10, 15, 20, 30, 60, 120, 300, 900] });

    /// <summary>It goes on with the trace of the turn that made the message.</summary>
    public static Activity? Start(string account, OutboundMessage message)
    {
        Activity.Current = null;
        return ActivityContext.TryParse(message.TraceParent, null, out var turn)
            ? Source.StartActivity($"send {account}", ActivityKind.Internal, turn)
            : Source.StartActivity($"send {account}");
    }

    public static void Record(
        Activity? activity, string account, OutboundMessage message, SendResult result, TimeSpan duration, DateTimeOffset now)
    {
        var text = result switch
        {
            SendResult.Sent => "sent",
            SendResult.Failed => "failed",
            SendResult.Uncertain => "uncertain",
            SendResult.Throttled => "throttled",
            SendResult.CredentialsRefused => "credentials_refused",
            SendResult.Moved => "moved",
            SendResult.Unreachable => "unreachable",
            _ => "rejected",
        };
        Duration.Record(duration.TotalSeconds, new("account", account), new("result", text));
        if (result is SendResult.Sent && message.AskedAt is { } asked)
            AnswerTime.Record(Math.Max(0, (now - asked).TotalSeconds), new KeyValuePair<string, object?>("account", account));
        activity?.SetTag("result", text);
        if (result is not SendResult.Sent)
            activity?.SetStatus(ActivityStatusCode.Error, text);
    }
}
