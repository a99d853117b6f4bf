using System.Net;
using MirtAi.Api.Console;
using MirtAi.Api.Http;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

public sealed class SignInTests : IAsyncLifetime
{
    private EdgeHost? host;

    private EdgeHost Host => host!;

    public async ValueTask InitializeAsync() => host = await EdgeHost.Start(environment: "Production");

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Theory]
    [InlineData("/console")]
    [InlineData("/console/conversations")]
    [InlineData("/console/conversation?key=telegram:1")]
    [InlineData("/console/escalations")]
    [InlineData("/console/orders")]
    [InlineData("/console/outbox")]
    [InlineData("/console/jobs")]
    [InlineData("/console/audit")]
    [InlineData("/console/erase?key=telegram:1")]
    [InlineData("/console/events")]
    [InlineData("/console/photos?reference=x")]
    public async Task Without_a_sign_in_every_page_leads_to_it(string path)
    {
        using var console = new ConsoleClient(Host.Address);

        using var answer = await console.Get(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/console/sign-in", answer.Headers.Location!.AbsolutePath);
        Assert.Equal($"?from={Uri.EscapeDataString(path)}", answer.Headers.Location.Query, ignoreCase: true);
    }

    [Theory]
    [InlineData("/console/sign-in", "/console")]
    [InlineData("/console/sign-in?from=%2Fconsole%2Forders%3Fq%3DM-1", "/console/orders?q=M-1")]
    [InlineData("/console/sign-in?from=%2F%2Fevil.example", "/console")]
    [InlineData("/console/sign-in?from=https%3A%2F%2Fevil.example%2Fconsole", "/console")]
    [InlineData("/console/sign-in?from=%2Fconsole.evil", "/console")]
    public async Task The_right_token_signs_in_and_leads_to_the_page_that_was_asked_for(string path, string target)
    {
        using var console = new ConsoleClient(Host.Address);

        using var answer = await console.SignIn(EdgeHost.Token, path: path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(target, answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("mirt_console=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/console", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Оксана", await console.Page("/console"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData(EdgeHost.Token + "1")]
    public async Task A_wrong_token_does_not_sign_in(string token)
    {
        using var console = new ConsoleClient(Host.Address);

        using var answer = await console.SignIn(token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var page = await console.Get("/console");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task Whoever_guesses_is_limited()
    {
        using var console = new ConsoleClient(Host.Address);
        for (var wrong = 0; wrong < AdminGuard.WrongAtOnce; wrong++)
            (await console.SignIn("wrong")).Dispose();

        using var answer = await console.SignIn("wrong");
        using var right = await console.SignIn(EdgeHost.Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
    }

    [Fact]
    public async Task Whoever_signed_out_must_sign_in_again()
    {
        using var console = await ConsoleClient.SignedIn(Host.Address);

        using var answer = await console.Post("/console", "/console/sign-out");

        Assert.Equal("/console/sign-in", answer.Headers.Location?.OriginalString);
        using var page = await console.Get("/console");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Theory]
    [InlineData("/console/sign-in")]
    [InlineData("/console/sign-out")]
    [InlineData("/console/conversation?key=telegram:1")]
    [InlineData("/console/orders/1")]
    [InlineData("/console/outbox/1/retry")]
    [InlineData("/console/jobs/x/run")]
    [InlineData("/console/export?key=telegram:1")]
    [InlineData("/console/erase?key=telegram:1")]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        using var console = await ConsoleClient.SignedIn(Host.Address);

        using var without = await console.Post(path, ("token", EdgeHost.Token), ("verb", "takeover"), ("status", "paid"));
        using var forged = await console.Post(path, ("token", EdgeHost.Token), ("verb", "takeover"), ("status", "paid"), ("form", "x"));

        Assert.Contains("form", await without.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("form", await forged.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_read_pages_with_the_bearer_token()
    {
        using var client = Host.Client(admin: true);
        using var page = await client.GetAsync("/console", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        client.DefaultRequestHeaders.Authorization = new("Bearer", "wrong");
        using var wrong = await client.GetAsync("/console", TestContext.Current.CancellationToken);
        await wrong.AssertProblem(HttpStatusCode.Unauthorized);
    }

    /// <summary>A proxy may send each request to another process.</summary>
    [Fact]
    public async Task A_session_and_a_form_of_one_process_are_good_in_another()
    {
        await using var other = await EdgeHost.Start(environment: "Production");
        using var console = await ConsoleClient.SignedIn(Host.Address);

        // Cookies know no ports.
        using var answer = await console.Post("/console", new Uri(other.Address, "/console/jobs/x/run").ToString());

        await answer.AssertProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/console/sign-in")]
    [InlineData("/console")]
    public async Task Nothing_but_the_consoles_own_files_runs(string path)
    {
        using var console = await ConsoleClient.SignedIn(Host.Address);

        using var answer = await console.Get(path);
        var markup = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("style=", markup, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?! (type=\"module\"|defer) src=\"/console/assets/)", markup);
    }

    [Fact]
    public void Both_languages_have_the_same_texts() =>
        Assert.Equal(ConsoleTexts.All[0].Keys.Order(StringComparer.Ordinal), ConsoleTexts.All[1].Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("uk")]
    [InlineData("en")]
    public async Task The_sign_in_speaks_the_language_of_the_page_that_was_asked_for(string language)
    {
        using var console = new ConsoleClient(Host.Address);

        using var answer = await console.Get($"/console/orders?lang={language}");

        var page = await console.Page(answer.Headers.Location!.PathAndQuery);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_written_as_the_language_writes_them()
    {
        var (ukrainian, english) = (ConsoleTexts.All[0], ConsoleTexts.All[1]);

        Assert.Equal("2,3; 66,7\u00a0%; 60\u00a0тис.; 1,5\u00a0млн; 1\u00a0234,5", Written(ukrainian));
        Assert.Equal("2.3; 66.7%; 60k; 1.5M; 1,234.5", Written(english));

        static string Written(ConsoleTexts texts) => string.Join(
            "; ", texts.Number(2.3, "0.#"), texts.Share(2, 3), texts.Short(60_000), texts.Short(1_500_000), texts.Number(1_234.5, "#,0.#"));
    }

    [Fact]
    public async Task The_language_that_somebody_chose_stays()
    {
        using var console = await ConsoleClient.SignedIn(Host.Address);

        var english = await console.Page("/console?lang=en");
        var later = await console.Page("/console/orders");

        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("Orders", later, StringComparison.Ordinal);
    }
}
