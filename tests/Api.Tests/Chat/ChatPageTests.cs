using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Chat;

public sealed partial class ChatPageTests
{
    [Theory]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", "", "ru")]
    [InlineData("en-US,en;q=0.9", "", "en")]
    [InlineData("uk", "", "uk")]
    [InlineData("de,pl;q=0.5", "", "uk")]
    [InlineData("de, en;q=0.1, ru;q=0.7", "", "ru")]
    [InlineData("en;q=0, ru;q=0.1", "", "ru")]
    [InlineData("en", "?lang=uk", "uk")]
    [InlineData("en", "?lang=xx", "en")]
    [InlineData("\"", "", "uk")]
    public async Task The_page_speaks_the_browsers_language_unless_told_otherwise(string accepts, string query, string language)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepts);

        var page = await client.GetStringAsync($"/chat{query}", TestContext.Current.CancellationToken);

        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_asks_nobody_else_for_anything_and_its_files_are_there()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var response = await client.GetAsync("/chat", TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(
            "default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        var files = Source.Matches(page).Select(match => match.Groups[1].Value).ToArray();
        Assert.True(files.Length >= 3);
        foreach (var file in files)
        {
            Assert.StartsWith("/chat/assets/", file, StringComparison.Ordinal);
            var asset = await client.GetAsync(file, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_shops_name_is_shown_as_text_whatever_is_in_it()
    {
        await using var host = await EdgeHost.Start(configure: builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Chat:ShopName"] = "<b>Л'Етуаль & Co" }));
        using var client = host.Client();

        var page = await client.GetStringAsync("/chat", TestContext.Current.CancellationToken);

        Assert.Contains("<h1>&lt;b&gt;Л&#x27;Етуаль &amp; Co</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_visitors_cookie_is_for_the_server_alone_and_stays()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var first = await client.GetAsync("/chat", TestContext.Current.CancellationToken);
        var again = await client.GetAsync("/chat", TestContext.Current.CancellationToken);

        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^mirt_chat=[0-9a-f]{32}; .*path=/chat; samesite=lax; httponly$", cookie);
        Assert.Equal(cookie.Split(';')[0], Assert.Single(again.Headers.GetValues("Set-Cookie")).Split(';')[0]);
    }

    [Theory]
    [InlineData("/chat")]
    [InlineData("/chat/history")]
    [InlineData("/chat/events")]
    public async Task Outside_Development_the_chat_is_off_unless_enabled(string path)
    {
        await using var off = await EdgeHost.Start(environment: "Production");
        await using var on = await EdgeHost.Start(environment: "Production", configure: builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Chat:Enabled"] = "true" }));
        using var without = off.Client();
        using var with = on.Client();

        var missing = await without.GetAsync(path, TestContext.Current.CancellationToken);
        var there = await with.GetAsync(path, TestContext.Current.CancellationToken);

        await missing.AssertProblem(HttpStatusCode.NotFound);
        Assert.NotEqual(HttpStatusCode.NotFound, there.StatusCode);
    }

    [GeneratedRegex("(?:src|href)=\"(/[^\"]+)\"")]
    private static partial Regex Source { get; }
}
