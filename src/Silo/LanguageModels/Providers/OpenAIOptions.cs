using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// Language models behind OpenAI-compatible addresses. Section <c>OpenAI</c>. Without a provider the scripted model answers alone.
/// </summary>
internal sealed class OpenAIOptions
{
    public const string Section = "OpenAI";

    /// <summary>The providers, in the order in which they are asked.</summary>
    public IList<ProviderOptions> Providers { get; set; } = [];

    /// <summary>Short for <c>OpenAI:Providers:0:ApiKey</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Short for <c>OpenAI:Providers:0:BaseUrl</c>.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Short for <c>OpenAI:Providers:0:Model</c>.</summary>
    public string? Model { get; set; }

    /// <summary>Short for <c>OpenAI:Providers:0:VisionModel</c>.</summary>
    public string? VisionModel { get; set; }

    /// <summary>Short for <c>OpenAI:Providers:0:EmbeddingModel</c>.</summary>
    public string? EmbeddingModel { get; set; }

    /// <summary>What models cost. The cost of a model that is not listed is unknown.</summary>
    public IList<ModelPrice> Prices { get; set; } = [];

    /// <value>How long one attempt may take before the next provider is asked. Default 15 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00", ErrorMessage = "set 50 ms to 2 minutes.")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <value>The same for a call with photos. Default 40 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00", ErrorMessage = "set 50 ms to 5 minutes.")]
    public TimeSpan VisionTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <value>How often a provider is asked again after a fault that may pass. Default 2.</value>
    [Range(0, 10, ErrorMessage = "set 0 to 10.")]
    public int MaxRetries { get; set; } = 2;

    /// <value>The first pause before that; it doubles, with jitter. Default 500 ms.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10", ErrorMessage = "set 1 ms to 10 s.")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <value>A provider that asks for a longer pause than this is left alone for that time, and the next is asked. Default 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ErrorMessage = "set 0 to 1 minute.")]
    public TimeSpan MaxRetryWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <value>Failed calls in a row that take a provider out of the order. Default 3.</value>
    [Range(3, 100, ErrorMessage = "set 3 to 100.")]
    public int BreakerFailures { get; set; } = 3;

    /// <value>For how long; then one call tries it. Default 60 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00", ErrorMessage = "set 500 ms to 1 hour.")]
    public TimeSpan BreakerDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <value>Calls to one provider at a time, for each process. Default 16.</value>
    [Range(1, 1000, ErrorMessage = "set 1 to 1000.")]
    public int MaxConcurrentCalls { get; set; } = 16;

    /// <value>Calls that wait for one of those; the next provider gets the rest. Default 32.</value>
    [Range(0, 10_000, ErrorMessage = "set 0 to 10000.")]
    public int MaxWaitingCalls { get; set; } = 32;

    /// <value>Tokens of one call that alert the managers. Default 50 000.</value>
    [Range(1, int.MaxValue, ErrorMessage = "set at least 1.")]
    public int AlertCallTokens { get; set; } = 50_000;

    /// <value>Tokens of one session in a day that alert the managers. Default 200 000.</value>
    [Range(1, int.MaxValue, ErrorMessage = "set at least 1.")]
    public int AlertSessionTokens { get; set; } = 200_000;

    /// <value>Cost of one call, in US dollars, that alerts the managers. Default 1.</value>
    [Range(typeof(decimal), "0.0001", "10000", ErrorMessage = "set 0.0001 to 10000.")]
    public decimal AlertCallCost { get; set; } = 1;

    /// <value>How long records of calls are kept. Default 400 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ErrorMessage = "set 1 to 3650 days.")]
    public TimeSpan RecordRetention { get; set; } = TimeSpan.FromDays(400);

    /// <summary>The model that makes vectors: of the first provider that has one. Null if none has.</summary>
    public string? VectorModel() =>
        Configured().Select(provider => provider.EmbeddingModel).FirstOrDefault(model => !string.IsNullOrWhiteSpace(model));

    /// <summary>The providers with the short forms filled in, those without any setting left out.</summary>
    public IReadOnlyList<ProviderOptions> Configured()
    {
        var first = Providers.FirstOrDefault() ?? new ProviderOptions();
        var merged = new ProviderOptions
        {
            Name = first.Name,
            ApiKey = Either(first.ApiKey, ApiKey),
            BaseUrl = Either(first.BaseUrl, BaseUrl),
            Model = Either(first.Model, Model),
            VisionModel = Either(first.VisionModel, VisionModel),
            EmbeddingModel = Either(first.EmbeddingModel, EmbeddingModel),
        };
        return [.. new[] { merged }.Concat(Providers.Skip(1)).Where(provider => provider.IsAnySet)];
    }

    private static string? Either(string? own, string? shortForm) => string.IsNullOrWhiteSpace(own) ? shortForm : own;
}
