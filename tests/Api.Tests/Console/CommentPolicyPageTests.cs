using System.Net;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

/// <summary>The policy's editor in the whole service.</summary>
public sealed class CommentPolicyPageTests
{
    private const string Path = "/console/comments/policy";

    [Fact]
    public async Task A_policy_is_tried_before_it_is_saved_and_a_confidence_out_of_range_is_told()
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);

        var shown = await console.Page(Path + "?lang=en");
        Assert.Matches("name=\"do.toxic.hide\"[^>]*checked", shown);
        Assert.DoesNotMatch("name=\"do.toxic.delete\"[^>]*checked", shown);

        using var tried = await console.Post(Path, Path + "/preview", ("do.toxic.delete", "true"), ("least.toxic.delete", "95"));
        var preview = WebUtility.HtmlDecode(await tried.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Tried on the comments of the last week: 0", preview, StringComparison.Ordinal);
        Assert.Matches("name=\"do.toxic.delete\"[^>]*checked", preview);
        Assert.Matches("name=\"do.toxic.hide\"[^>]*checked", await console.Page(Path)); // Nothing is stored.

        using var wrong = await console.Post(Path, Path, ("do.toxic.delete", "true"), ("least.toxic.delete", "101"));
        Assert.Contains(
            "minConfidence", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var saved = await console.Post(Path, Path, ("do.toxic.delete", "true"), ("least.toxic.delete", "95"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var after = await console.Page(saved.Headers.Location!.OriginalString);
        Assert.Matches("name=\"do.toxic.delete\"[^>]*checked", after);
        Assert.Matches("name=\"least.toxic.delete\"[^>]*value=\"95\"", after);
        Assert.DoesNotMatch("name=\"do.toxic.hide\"[^>]*checked", after);
    }

    [Fact]
    public async Task A_decision_about_a_comment_that_is_not_there_is_told_and_bad_forms_are_refused()
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);

        using var gone = await console.Post(Path, "/console/comments/404", ("verb", "hide"));
        using var unknown = await console.Post(Path, "/console/comments/404", ("verb", "burn"));
        using var none = await console.Post(Path, "/console/comments", ("verb", "hide"), ("back", "https://evil.example/"));
        using var empty = await console.Post(Path, "/console/comments/404", ("verb", "answer"), ("text", " "));

        Assert.Equal("/console/comments/404?done=noComment", gone.Headers.Location!.OriginalString);
        await unknown.AssertProblem(HttpStatusCode.BadRequest);
        Assert.Equal("/console/comments?done=noneChosen", none.Headers.Location!.OriginalString);
        await empty.AssertProblem(HttpStatusCode.BadRequest);
    }
}
