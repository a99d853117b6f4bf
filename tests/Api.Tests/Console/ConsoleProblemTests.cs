using System.Net;
using MirtAi.Api.Console;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

/// <summary>What a person sees of a request that was refused.</summary>
public sealed class ConsoleProblemTests
{
    private const string Comment = "/console/comments/404", List = "/console/comments";

    [Theory]
    [InlineData("uk", "Такої сторінки немає")]
    [InlineData("en", "There is no such page")]
    public async Task A_browser_is_shown_a_page_in_the_readers_language_with_the_way_back(string language, string advice)
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);
        console.AcceptPages();

        using var answer = await console.Get($"{Comment}?lang={language}");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal([ConsoleHeaders.ContentSecurityPolicy], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains(advice, page, StringComparison.Ordinal);
        Assert.Contains("Comment not found.", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{List}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_refused_says_why()
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);
        console.AcceptPages();

        using var foreign = await console.Post(Comment, ("verb", "hide"));
        using var unknown = await console.Post(List, Comment, ("verb", "burn"));

        Assert.All([foreign, unknown], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Contains("outdated", await foreign.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("verb", await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_a_problem_as_everywhere_else()
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);

        using var answer = await console.Get(Comment);

        await answer.AssertProblem(HttpStatusCode.NotFound);
    }
}
