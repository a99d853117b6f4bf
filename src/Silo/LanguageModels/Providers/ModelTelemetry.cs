using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// Traces and counts calls of models, by the names of OpenTelemetry's conventions for generative AI where there are some.
/// </summary>
internal static class ModelTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "MirtAi.Models";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>(
        "gen_ai.client.token.usage", "{token}", "Tokens of a call.");
    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "How long a call took, its retries included.");
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>(
        "mirtai.models.cost", "{USD}", "What calls cost, as far as prices are known.");
    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>(
        "mirtai.models.alerts", "{alert}", "Calls and sessions beyond a limit.");
    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "mirtai.models.records_dropped", "{record}", "Records of calls that were lost.");

    private static readonly Counter<long> Omissions = Meter.CreateCounter<long>(
        "mirtai.models.omissions", "{request}", "Requests made without a parameter that the model refuses.");

    public static Activity? Start(string purpose, string provider, string model) =>
        Source.StartActivity($"chat {model}", ActivityKind.Client)
            ?.SetTag("gen_ai.provider.name", provider).SetTag("gen_ai.request.model", model).SetTag("mirtai.purpose", purpose);

    public static void Record(ModelCallRecord record)
    {
        TagList tags =
        [
            new("gen_ai.request.model", record.Model),
            new("gen_ai.provider.name", record.Provider),
            new("mirtai.purpose", record.Purpose),
        ];
        Tokens.Record(record.Tokens.Input, [.. tags, new("gen_ai.token.type", "input")]);
        Tokens.Record(record.Tokens.Output, [.. tags, new("gen_ai.token.type", "output")]);
        Duration.Record(record.Latency.TotalSeconds, [.. tags, new("outcome", record.Outcome)]);
        if (record.Cost is { } cost)
            Cost.Add((double)cost, tags);
    }

    public static void CountAlert(string kind) => Alerts.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void CountOmission(string provider, string model, string parameter) => Omissions.Add(
        1, new("gen_ai.provider.name", provider), new("gen_ai.request.model", model), new("parameter", parameter));

    public static void CountDropped() => Dropped.Add(1);
}
