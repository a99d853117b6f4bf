using System.Net;
using System.Text;
using System.Text.Json;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Documents;

/// <summary>Documents in the whole service, by the management API.</summary>
public sealed class DocumentApiTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Path = "/api/v1/documents";

    private WholeService? service;
    private HttpClient? client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HttpClient Client => client!;

    public async ValueTask InitializeAsync()
    {
        service = await WholeService.Start();
        client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", EdgeHost.Token);
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (service is not null)
            await service.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_uploaded_read_found_replaced_and_deleted()
    {
        using var uploaded = await Client.PostAsync(Path, Form("правила.md", "# Обмін\n\nОбмін протягом двох тижнів."), Token);
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        var stored = await uploaded.Json();
        var id = stored.GetProperty("id").GetString()!;
        Assert.False(stored.TryGetProperty("markdown", out _));
        Assert.Equal($"{Path}/{id}", uploaded.Headers.Location?.OriginalString);
        var read = await Ready(id);
        Assert.Equal("\n# Обмін\n\nОбмін протягом двох тижнів.\n", read.GetProperty("markdown").GetString());
        Assert.Equal(
            ("правила.md", "text/markdown", 1), (Text(read, "name"), Text(read, "mediaType"), read.GetProperty("chunks").GetInt32()));

        using var again = await Client.PostAsync(Path + "?name=copy.md", Raw("# Обмін\n\nОбмін протягом двох тижнів."), Token);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(id, (await again.Json()).GetProperty("id").GetString());

        using var replaced = await Client.PutAsync($"{Path}/{id}?name=нові.txt", Raw("Обмін протягом місяця."), Token);
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal("Обмін протягом місяця.\n", (await Ready(id)).GetProperty("markdown").GetString());

        using var listed = await Client.GetAsync(Path + "?status=ready&q=НОВІ", Token);
        Assert.Equal(id, (await listed.Json()).GetProperty("items")[0].GetProperty("id").GetString());
        using var reprocessed = await Client.PostAsync($"{Path}/{id}/reprocess", null, Token);
        Assert.Equal(HttpStatusCode.OK, reprocessed.StatusCode);
        await Ready(id);

        using var deleted = await Client.DeleteAsync($"{Path}/{id}", Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        foreach (var gone in new[] { await Client.GetAsync($"{Path}/{id}", Token), await Client.DeleteAsync($"{Path}/{id}", Token) })
            await gone.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_with_what_to_do()
    {
        using var old = await Client.PostAsync(Path, Form("old.doc", "x"), Token);
        Assert.Contains(".docx", await old.AssertProblem(HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
        using var empty = await Client.PostAsync(Path, Form("a.txt", ""), Token);
        Assert.Equal("file: is empty.", await empty.AssertProblem(HttpStatusCode.BadRequest));
        using var nameless = await Client.PostAsync(Path, Raw("x"), Token);
        Assert.Contains("name", await nameless.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        using var fileless = await Client.PostAsync(Path, new MultipartFormDataContent { { new StringContent("x"), "field" } }, Token);
        Assert.Equal("file: is required.", await fileless.AssertProblem(HttpStatusCode.BadRequest));
        using var missing = await Client.PutAsync(Path + "/404?name=a.txt", Raw("x"), Token);
        await missing.AssertProblem(HttpStatusCode.NotFound);
        using var status = await Client.GetAsync(Path + "?status=eaten", Token);
        Assert.Contains("status", await status.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        using var anonymous = new HttpClient { BaseAddress = service!.Address };
        using var refused = await anonymous.PostAsync(Path, Form("a.txt", "x"), Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_above_the_limit_is_refused_while_it_comes(bool tellsLength)
    {
        var body = new PushedBytes(60L << 20, tellsLength);

        using var response = await Client.PostAsync(Path + "?name=large.txt", body, Token);

        await response.AssertProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_folder_in_a_name_is_left_out()
    {
        using var uploaded = await Client.PostAsync(Path + "?name=" + Uri.EscapeDataString(@"..\..\etc/passwd.txt"), Raw("Слово"), Token);

        Assert.Equal("passwd.txt", Text(await uploaded.Json(), "name"));
    }

    private async Task<JsonElement> Ready(string id)
    {
        JsonElement document = default;
        await Eventually.Until(async () =>
        {
            using var response = await Client.GetAsync($"{Path}/{id}", Token);
            document = await response.Json();
            Assert.NotEqual("failed", Text(document, "status"));
            return Text(document, "status") == "ready";
        }, Patience);
        return document;
    }

    private static MultipartFormDataContent Form(string name, string text) =>
        new() { { new StringContent("x"), "description" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name } };

    private static ByteArrayContent Raw(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
