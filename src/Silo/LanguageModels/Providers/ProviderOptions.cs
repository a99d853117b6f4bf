namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>One provider of models.</summary>
internal sealed class ProviderOptions
{
    /// <summary>Where OpenAI's own interface is.</summary>
    public const string DefaultBaseUrl = "https://api.openai.com/v1";

    /// <summary>What it is called in records and by <c>./mirt eval --provider</c>; by default the host of its address.</summary>
    public string? Name { get; set; }

    /// <summary>The secret that signs in there.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The address up to and including the version, such as <c>/v1</c>; OpenAI's own if it is not set.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model that converses.</summary>
    public string? Model { get; set; }

    /// <summary>The model that looks at photos; without one the provider is not asked about them.</summary>
    public string? VisionModel { get; set; }

    /// <summary>The model that turns texts into vectors.</summary>
    public string? EmbeddingModel { get; set; }

    /// <summary>Whether the provider is meant at all.</summary>
    public bool IsAnySet =>
        new[] { Name, ApiKey, BaseUrl, Model, VisionModel, EmbeddingModel }.Any(value => !string.IsNullOrWhiteSpace(value));

    /// <summary>The address.</summary>
    public Uri Address => new(string.IsNullOrWhiteSpace(BaseUrl) ? DefaultBaseUrl : BaseUrl.TrimEnd('/'));

    /// <summary>The name that it goes by.</summary>
    public string Title => string.IsNullOrWhiteSpace(Name) ? Address.Host : Name.Trim();
}
