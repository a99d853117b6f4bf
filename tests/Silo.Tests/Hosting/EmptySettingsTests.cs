using Microsoft.Extensions.Configuration;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Hosting;

namespace MirtAi.Silo.Tests.Hosting;

public sealed class EmptySettingsTests
{
    private readonly ConfigurationManager configuration = new();

    [Fact]
    public void An_empty_value_leaves_the_default()
    {
        Add("Conversation:DebounceWindow", "");

        configuration.IgnoreEmpty();
        var options = new ConversationOptions();
        configuration.GetSection(ConversationOptions.Section).Bind(options);

        Assert.Equal(TimeSpan.FromSeconds(2), options.DebounceWindow);
    }

    [Fact]
    public void An_empty_value_does_not_hide_one_of_a_lower_source()
    {
        Add("Urls", "http://127.0.0.1:8080");
        Add("Urls", "");

        configuration.IgnoreEmpty();

        Assert.Equal("http://127.0.0.1:8080", configuration["Urls"]);
    }

    [Fact]
    public void A_value_stays()
    {
        Add("Urls", "http://127.0.0.1:8080");
        Add("Urls", "http://127.0.0.1:9090");

        configuration.IgnoreEmpty();

        Assert.Equal("http://127.0.0.1:9090", configuration["Urls"]);
    }

    private void Add(string key, string value) => configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]);
}
