using System.Diagnostics;
using System.Diagnostics.Metrics;
using MirtAi.Grains.LanguageModels;

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
        "gen_ai.client.token.usage", "{token}", "Tokens of a call.",
        advice: new()
        {
            HistogramBucketBoundaries =
                [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
        });
    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>(
            "gen_ai.client.operation.duration", "s", "How long an attempt took, the wait before it included.",
            advice: new()
            {
                HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
            });
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>(
        "mirtai.models.cost", "{USD}", "What calls cost, as far as prices are known.");
    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>(
        "mirtai.models.alerts", "{alert}", "Calls and sessions beyond a limit.");
    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "mirtai.models.records_dropped", "{record}", "Records of calls that were lost.");

    private static readonly Counter<long> Omissions = Meter.CreateCounter<long>(
        "mirtai.models.omissions", "{request}", "Requests made without a parameter that the model refuses.");

    public static Activity? Start(string purpose, string provider, string model) =>
        Source.StartActivity($"{OperationOf(purpose)} {model}", ActivityKind.Client)
            ?.SetTag("gen_ai.operation.name", OperationOf(purpose)).SetTag("gen_ai.provider.name", provider)
            .SetTag("gen_ai.request.model", model).SetTag("mirtai.purpose", purpose);

    /// <summary>What a call cost in tokens, on its span.</summary>
    public static void NoteTokens(this Activity activity, ModelTokens tokens) =>
        activity.SetTag("gen_ai.usage.input_tokens", tokens.Input).SetTag("gen_ai.usage.output_tokens", tokens.Output);

    /// <summary>Why a call failed, on its span.</summary>
    public static void NoteFault(this Activity activity, string outcome) =>
        activity.SetTag("error.type", outcome).SetStatus(ActivityStatusCode.Error, outcome);

    public static void Record(ModelCallRecord record)
    {
        TagList tags =
        [
            new("gen_ai.operation.name", OperationOf(record.Purpose)),
            new("gen_ai.request.model", record.Model),
            new("gen_ai.provider.name", record.Provider),
            new("mirtai.purpose", record.Purpose),
        ];
        if (record.Tokens != default)
        {
            Tokens.Record(record.Tokens.Input, [.. tags, new("gen_ai.token.type", "input")]);
            Tokens.Record(record.Tokens.Output, [.. tags, new("gen_ai.token.type", "output")]);
        }

        TagList ended = [.. tags, new("outcome", record.Outcome)];
        if (record.HasFailed)
            ended.Add("error.type", record.Outcome);
        Duration.Record(record.Latency.TotalSeconds, ended);
        if (record.Cost is { } cost)
            Cost.Add((double)cost, tags);
    }

    public static void CountAlert(string kind) => Alerts.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void CountOmission(string provider, string model, string parameter) => Omissions.Add(
        1, new("gen_ai.provider.name", provider), new("gen_ai.request.model", model), new("parameter", parameter));

    /// <summary>Texts become vectors to be searched and to be found; everything else is a chat.</summary>
    private static string OperationOf(string purpose) => purpose is "search" or "index" ? "embeddings" : "chat";

    public static void CountDropped() => Dropped.Add(1);
}
