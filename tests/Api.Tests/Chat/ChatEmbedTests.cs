using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Chat;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Tests.Chat;

public sealed class ChatEmbedTests
{
    [Fact]
    public async Task Only_the_page_in_the_frame_may_be_framed_and_only_by_the_pages_that_are_allowed()
    {
        await using var host = await Start("https://shop.example, https://www.shop.example:8443");
        using var client = host.Client();

        var alone = await client.GetAsync("/chat", TestContext.Current.CancellationToken);
        var framed = await client.GetAsync("/chat/frame", TestContext.Current.CancellationToken);

        Assert.EndsWith("frame-ancestors 'none'", Policy(alone), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors https://shop.example https://www.shop.example:8443", Policy(framed), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", Policy(framed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_of_the_frame_belongs_to_the_shops_site_alone_and_that_of_the_page_to_nobody_elses()
    {
        await using var host = await Start("https://shop.example");
        using var client = host.Client();
        using var other = host.Client();

        var framed = Assert.Single((await client.GetAsync("/chat/frame", TestContext.Current.CancellationToken)).Headers.GetValues("Set-Cookie"));
        var alone = Assert.Single((await other.GetAsync("/chat", TestContext.Current.CancellationToken)).Headers.GetValues("Set-Cookie"));

        Assert.Matches("^mirt_chat=[0-9a-f]{32}; .*path=/chat; secure; samesite=none; httponly; Partitioned$", framed);
        Assert.Contains("samesite=lax", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("Partitioned", alone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_may_be_loaded_by_other_sites_and_nothing_else_may()
    {
        await using var host = await Start("https://shop.example");
        using var client = host.Client();

        var script = await client.GetAsync("/chat/embed.js", TestContext.Current.CancellationToken);
        var history = await client.GetAsync("/chat/history", TestContext.Current.CancellationToken);

        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Equal("cross-origin", Assert.Single(script.Headers.GetValues(PrivateAnswers.Header)));
        Assert.Equal("same-origin", Assert.Single(history.Headers.GetValues(PrivateAnswers.Header)));
    }

    [Theory]
    [InlineData("/chat/frame")]
    [InlineData("/chat/embed.js")]
    public async Task Without_an_allowed_page_there_is_neither_a_frame_nor_a_script(string path)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Contains("Chat:AllowedOrigins", await response.AssertProblem(HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://shop.example/", "cross-site")]
    [InlineData("https://shop.example", null)]
    [InlineData("null", null)]
    public async Task A_post_of_an_allowed_page_itself_is_refused(string origin, string? site)
    {
        await using var host = await Start("https://shop.example");
        using var client = host.Client();

        var response = await client.Post("m1", "written by the page", change: request =>
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
            if (site is not null)
                request.Headers.Add("Sec-Fetch-Site", site);
        });

        await response.AssertProblem(HttpStatusCode.Forbidden);
        Assert.Empty(host.Gate.Accepted);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("shop.example")]
    [InlineData("https://*.shop.example")]
    [InlineData("https://shop.example/")]
    [InlineData("https://shop.example/page")]
    [InlineData("http://shop.example")]
    [InlineData("https://user@shop.example")]
    [InlineData("https://shop.example; script-src *")]
    [InlineData("'self'")]
    [InlineData("https://магазин.example")]
    [InlineData("javascript:alert(1)")]
    public void What_is_no_origin_stops_the_start(string origin)
    {
        var faults = Faults($"https://other.example,{origin}");

        Assert.Contains("Chat:AllowedOrigins", Assert.Single(faults), StringComparison.Ordinal);
        Assert.Empty(Faults("https://other.example, http://localhost:3000,https://xn--80aaxjt.example"));
    }

    private static IReadOnlyList<string> Faults(string origins)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Chat:AllowedOrigins"] = origins }).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddChat().BuildServiceProvider();
        return SettingsFaults.Collect(services);
    }

    private static Task<EdgeHost> Start(string origins) => EdgeHost.Start(configure: builder => builder.Configuration.AddInMemoryCollection(
        new Dictionary<string, string?> { ["Chat:AllowedOrigins"] = origins }));

    private static string Policy(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
}
