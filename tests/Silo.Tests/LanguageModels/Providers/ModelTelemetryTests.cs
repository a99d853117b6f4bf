using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using MirtAi.Grains.LanguageModels;
using MirtAi.OpenAIPeer;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.Tests.LanguageModels.Providers;

/// <summary>What is told of a model's calls, by OpenTelemetry's conventions for generative AI.</summary>
public sealed class ModelTelemetryTests
{
    [Fact]
    public async Task A_span_tells_what_a_call_took_or_why_it_failed()
    {
        const string Failing = "gpt-traced-failing", Answering = "gpt-traced-answering";
        var spans = new ConcurrentDictionary<string, Activity>(StringComparer.Ordinal);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ModelTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans[(string)activity.GetTagItem("gen_ai.request.model")!] = activity,
        };
        ActivitySource.AddActivityListener(listener);
        await using var models = await ChainUnderTest.Start(
            2, null, ("MaxRetries", "0"), ("Providers:0:Model", Failing), ("Providers:1:Model", Answering));
        models.Peer.Prepare(PeerReply.Fail(500));

        await models.Ask();

        Assert.Equal(
            ("http_500", ActivityStatusCode.Error), ((string?)spans[Failing].GetTagItem("error.type"), spans[Failing].Status));
        Assert.Null(spans[Failing].GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Null(spans[Answering].GetTagItem("error.type"));
        Assert.Equal(
            (models.Calls.All[^1].Tokens.Input, models.Calls.All[^1].Tokens.Output),
            ((int?)spans[Answering].GetTagItem("gen_ai.usage.input_tokens"), (int?)spans[Answering].GetTagItem("gen_ai.usage.output_tokens")));
    }

    [Fact]
    public void A_failure_counts_by_its_kind_and_without_tokens()
    {
        const string Model = "gpt-counted-by-kind";
        var (durations, tokens) = (new ConcurrentQueue<string>(), new ConcurrentQueue<long>());
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ModelTelemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(StringComparer.Ordinal);
            if (instrument.Name == "gen_ai.client.operation.duration" && all["gen_ai.request.model"] is Model)
                durations.Enqueue($"{all["outcome"]} {all.GetValueOrDefault("error.type")}");
        });
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (tags.ToArray().Any(tag => tag is { Key: "gen_ai.request.model", Value: Model }))
                tokens.Enqueue(value);
        });
        meters.Start();

        ModelTelemetry.Record(Call(Model, "answered") with { Tokens = new ModelTokens(11, 0, 5) });
        ModelTelemetry.Record(Call(Model, "timeout") with { HasFailed = true });

        Assert.Equal(["answered ", "timeout timeout"], durations);
        Assert.Equal([11, 5], tokens);
    }

    private static ModelCallRecord Call(string model, string outcome) => new()
    {
        At = DateTimeOffset.UnixEpoch,
        SessionKey = "telegram:1",
        Purpose = "answer",
        Provider = "peer",
        Model = model,
        Latency = TimeSpan.FromSeconds(1),
        Outcome = outcome,
    };
}
