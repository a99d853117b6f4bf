using System.Net;
using MirtAi.Api.Console;
using MirtAi.Api.Http;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

/// <summary>What a person sees of a request that was refused.</summary>
public sealed class ConsoleProblemTests
{
    private const string Comment = "/console/comments/404", List = "/console/comments";

    [Theory]
    [InlineData(Comment, "uk", "Такої сторінки немає", "Comment not found.")]
    [InlineData(Comment, "en", "There is no such page", "Comment not found.")]
    [InlineData("/console/typo", "en", "There is no such page", "Page not found.")]
    [InlineData("/console/comments/1/typo.html", "en", "There is no such page", "Page not found.")]
    public async Task A_browser_is_shown_a_page_in_the_readers_language_with_the_way_back(
        string path, string language, string advice, string detail)
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);
        console.AcceptPages();

        using var answer = await console.Get($"{path}?lang={language}");
        var page = await Page(answer);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal([ConsoleHeaders.ContentSecurityPolicy], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains(advice, page, StringComparison.Ordinal);
        Assert.Contains(detail, page, StringComparison.Ordinal);
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
        using var tooLong = await console.Post(List + "?lang=uk", Comment, ("verb", "answer"), ("text", new string('а', 301)));

        Assert.All([foreign, unknown, tooLong], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Contains("outdated", await Page(foreign), StringComparison.Ordinal);
        Assert.Contains("verb", await Page(unknown), StringComparison.Ordinal);
        Assert.Contains("щонайбільше 300 символів", await Page(tooLong), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Comment, "verb", "answer", "text", 300)]
    [InlineData("/console/conversation?key=web:1", "verb", "note", "text", 4_000)]
    [InlineData("/console/conversation?key=web:1", "verb", "say", "text", 4_000)]
    [InlineData("/console/posts/1", "processing", "yes", "context", 2_000)]
    public async Task A_text_that_is_too_long_is_refused_with_its_limit(string path, string field, string value, string text, int limit)
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);
        console.AcceptPages();

        using var answer = await console.Post(List + "?lang=uk", path, (field, value), (text, new string('а', limit + 1)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"щонайбільше {limit} символів", await Page(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_too_long_to_sign_in_with_is_refused_with_its_limit()
    {
        await using var service = await WholeService.Start();
        using var stranger = new ConsoleClient(service.Address);
        stranger.AcceptPages();

        using var answer = await stranger.SignIn(EdgeHost.Token, new string('а', 101), "/console/sign-in?lang=uk");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("щонайбільше 100 символів", await Page(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_is_called_too_long_only_if_it_is()
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);
        console.AcceptPages();

        using var tooLong = await console.Get($"/console/conversations?lang=uk&q={new string('a', 201)}");
        using var unreadable = await console.Get("/console/conversations?lang=uk&q=%00");

        Assert.All([tooLong, unreadable], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Contains("щонайбільше 200 символів", await Page(tooLong), StringComparison.Ordinal);
        Assert.DoesNotContain("Текст завдовгий", await Page(unreadable), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_is_told_does_not_depend_on_the_words_for_programs()
    {
        Assert.Equal("refusal.tooLong", ConsoleRefusals.Text(Problem.BadRequest(new RequestFault("other words", MaxLength: 300))));
        Assert.Equal("refusal.refused", ConsoleRefusals.Text(Problem.BadRequest(RequestFault.TooLong("text", 300).Detail)));
        Assert.Equal("refusal.outdated", ConsoleRefusals.Text(OwnForms.Foreign));
        Assert.Equal("refusal.refused", ConsoleRefusals.Text(Problem.BadRequest(OwnForms.Foreign.Detail!)));
    }

    [Theory]
    [InlineData("/console/broadcasts", "/console/broadcasts/new")]
    [InlineData("/console/broadcasts/test", "/console/broadcasts/new")]
    [InlineData("/console/comments/policy/preview", "/console/comments/policy")]
    public async Task The_way_back_from_a_form_is_the_page_that_opens_it(string path, string page)
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);
        console.AcceptPages();

        using var refused = await console.Post(path);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"<p><a href=\"{page}\">", await Page(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_a_problem_as_everywhere_else()
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);

        using var answer = await console.Get(Comment);

        await answer.AssertProblem(HttpStatusCode.NotFound);
    }

    private static async Task<string> Page(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
