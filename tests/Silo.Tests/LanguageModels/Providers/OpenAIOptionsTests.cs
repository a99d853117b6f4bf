using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.Tests.LanguageModels.Providers;

public sealed class OpenAIOptionsTests
{
    [Theory]
    [InlineData("ApiKey", "sk-1", "OpenAI:Model is missing")]
    [InlineData("Model", "gpt", "OpenAI:ApiKey is missing")]
    [InlineData("BaseUrl", "https://models.example/v1", "OpenAI:ApiKey is missing")]
    [InlineData("Providers:0:VisionModel", "gpt", "OpenAI:Providers:0:ApiKey is missing")]
    [InlineData("BreakerFailures", "1", "OpenAI:BreakerFailures")]
    [InlineData("Prices:0:InputPerMillion", "-1", "OpenAI:Prices:0")]
    public async Task A_part_of_a_providers_settings_stops_the_start_and_names_what_is_missing(string key, string value, string fault)
    {
        await using var models = await ChainUnderTest.Start(0, null, (key, value));

        Assert.Contains(models.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_of_the_second_providers_settings_names_the_second()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("Providers:1:ApiKey", "sk-1"));

        Assert.StartsWith("OpenAI:Providers:1:Model is missing", Assert.Single(models.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused()
    {
        await using var models = await ChainUnderTest.Start(1, null, ("Providers:0:BaseUrl", "models.example"));

        Assert.Contains("OpenAI:Providers:0:BaseUrl must be", Assert.Single(models.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Short_forms_are_the_first_provider_and_empty_entries_are_none()
    {
        var options = new OpenAIOptions
        {
            ApiKey = "sk-short",
            Model = "gpt-short",
            Providers = [
                new() { BaseUrl = "http://one.example/v1/" }, new() { ApiKey = " " }, new() { Name = "spare", ApiKey = "sk", Model = "m" },
            ],
        };

        var configured = options.Configured();

        Assert.Equal(["one.example", "spare"], configured.Select(provider => provider.Title));
        Assert.Equal(("sk-short", "gpt-short"), (configured[0].ApiKey, configured[0].Model));
        Assert.Equal(new Uri("http://one.example/v1"), configured[0].Address);
        Assert.Equal(new Uri(ProviderOptions.DefaultBaseUrl), configured[1].Address);
        Assert.Empty(new OpenAIOptions { ApiKey = "", Providers = [new()] }.Configured());
    }

    [Theory]
    [InlineData("gpt-5.1", 3.5)]
    [InlineData("gpt-5.1-2025-11-13", 3.5)]
    [InlineData("gpt-5.1-mini", null)]
    public void A_dated_version_has_its_models_price_and_another_model_none(string model, double? cost)
    {
        var prices = new PriceTable([new() { Model = "gpt-5.1", InputPerMillion = 2.5m, OutputPerMillion = 10m }]);

        Assert.Equal((decimal?)cost, prices.CostOf(model, new(1_000_000, 0, 100_000)));
    }
}
