using System.Net;
using System.Text;
using MirtAi.Api.Tests.Console;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Documents;

/// <summary>The documents' pages in the whole service.</summary>
public sealed class DocumentPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Path = "/console/documents";

    [Fact]
    public async Task A_file_is_uploaded_shown_replaced_and_deleted_in_the_console()
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);
        var empty = await console.Page(Path + "?lang=en");
        Assert.Contains("type=\"file\"", empty, StringComparison.Ordinal);
        Assert.Contains("As soon as an operator uploads a file", empty, StringComparison.Ordinal);
        Assert.Contains("Nothing matches the filter.", await console.Page(Path + "?q=wrapping"), StringComparison.Ordinal);

        using var uploaded = await console.PostFile(Path, Path, "guide.md", Encoding.UTF8.GetBytes("# Wrapping\n\nWe wrap <b>gifts</b>."));
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        var page = uploaded.Headers.Location!.OriginalString;
        Assert.EndsWith("?done=document", page, StringComparison.Ordinal);
        await Eventually.Until(async () => (await console.Page(page)).Contains(">ready<", StringComparison.Ordinal), Patience);
        Assert.Contains("We wrap &lt;b&gt;gifts&lt;/b&gt;.", await console.Markup(page), StringComparison.Ordinal);

        using var again = await console.PostFile(Path, Path, "copy.md", Encoding.UTF8.GetBytes("# Wrapping\n\nWe wrap <b>gifts</b>."));
        Assert.EndsWith("?done=knownDocument", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var bare = page.Split('?')[0];
        using var replaced = await console.PostFile(bare, bare, "broken.docx", "no"u8.ToArray());
        Assert.Equal(HttpStatusCode.Redirect, replaced.StatusCode);
        await Eventually.Until(async () => (await console.Page(Path)).Contains("not what its name says", StringComparison.Ordinal), Patience);
        Assert.Contains("upload of a document", await console.Page("/console/audit"), StringComparison.Ordinal);
        Assert.Contains("guide.md", await console.Page("/console/audit"), StringComparison.Ordinal);

        using var read = await console.Post(Path, bare + "/reprocess");
        Assert.EndsWith("?done=documentAgain", read.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var deleted = await console.Post(Path, bare + "/delete");
        Assert.Equal(Path + "?done=documentDeleted", deleted.Headers.Location!.OriginalString);
        using var gone = await console.Get(bare);
        await gone.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_that_is_not_from_here_stores_nothing()
    {
        await using var service = await WholeService.Start();
        using var console = await ConsoleClient.SignedIn(service.Address);

        using var forged = await console.PostFile(null, Path, "guide.md", "# x"u8.ToArray());
        using var wrong = await console.PostFile(null, Path, "guide.md", "# x"u8.ToArray(), token: "forged");
        using var plain = await console.Post(Path, Path, ("file", "x"));

        foreach (var refused in new[] { forged, wrong, plain })
            Assert.Contains("load the page again", await refused.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.DoesNotContain("guide.md", await console.Page(Path), StringComparison.Ordinal);
    }
}
