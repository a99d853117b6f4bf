using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Interfaces.Comments;
using Orleans;

namespace MirtAi.Api.Tests.Management;

/// <summary>What clients of older desks send is taken, or it is said that it is not.</summary>
public sealed class OlderSystemTests : IAsyncLifetime
{
    private const string Id = "17900000000300001";

    private WholeService? service;
    private HttpClient? client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HttpClient Client => client!;

    public async ValueTask InitializeAsync()
    {
        service = await WholeService.Start();
        client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", EdgeHost.Token);
        await service.Services.GetRequiredService<IGrainFactory>().GetGrain<ICommentGrain>(Id).Receive(new CommentEvent
        {
            EventId = $"instagram:comment:{Id}",
            CommentId = Id,
            Channel = "instagram",
            AuthorId = "42",
            Username = "nadiia",
            MediaId = "m1",
            Text = "Скільки коштує?",
            SentAt = Seed.Noon,
        });
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (service is not null)
            await service.DisposeAsync();
    }

    /// <summary>The paths of the desk that this one took over from.</summary>
    [Fact]
    public async Task Every_path_of_theirs_is_served_or_is_said_not_to_be()
    {
        (string Method, string Path)[] theirs =
        [
            ("GET", "/webhook"), ("POST", "/webhook"), ("POST", "/webhook/test"),
            ("GET", "/media"), ("GET", "/media/1"), ("PATCH", "/media/1"), ("GET", "/media/1/image"),
            ("GET", "/comments"), ("GET", "/media/1/comments"), ("DELETE", "/comments/1"), ("PATCH", "/comments/1"),
            ("PATCH", "/comments/1/classification"), ("GET", "/comments/1/answers"), ("PUT", "/comments/1/answers"),
            ("PATCH", "/answers/1"), ("DELETE", "/answers/1"), ("GET", "/meta/classification-types"),
            ("POST", "/documents/register"), ("POST", "/documents/upload"), ("GET", "/documents"), ("GET", "/documents/summary"),
            ("GET", "/documents/1"), ("DELETE", "/documents/1"), ("POST", "/documents/1/reprocess"),
            ("GET", "/stats/instagram_insights"), ("GET", "/stats/moderation"), ("GET", "/stats/account"),
        ];
        var docs = await File.ReadAllTextAsync(Path.Combine(ServiceAssembly.Root, "docs/comments.md"), Token);
        var refused = docs[docs.IndexOf("Not served, and why:", StringComparison.Ordinal)..];

        var wrong = theirs.Where(one => IsServed(one.Method, one.Path) == IsNamed(refused, one.Method, one.Path));

        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task A_comment_is_hidden_typed_answered_and_unanswered_in_their_words()
    {
        using var hidden = await Client.PatchAsync($"/api/v1/comments/{Id}?is_hidden=true", null, Token);
        Assert.True((await hidden.Json()).GetProperty("hidden").GetBoolean());
        using var typed = await Patch($"comments/{Id}/classification", """{"classification_type":6,"reasoning":"Лайка"}""");
        Assert.Equal(
            ("toxic", "Лайка"),
            ((await typed.Json()).GetProperty("type").GetString(), (await typed.Json()).GetProperty("reasoning").GetString()));
        using var labelled = await Patch($"comments/{Id}/classification", """{"type":"question / inquiry","reasoning":"Питає"}""");
        Assert.Equal("question", (await labelled.Json()).GetProperty("type").GetString());
        await (await Patch($"comments/{Id}/classification", """{"type":9,"reasoning":"?"}""")).AssertProblem(HttpStatusCode.BadRequest);

        await (await Patch($"answers/{Id}", """{"answer":"Дякуємо!"}""")).AssertProblem(HttpStatusCode.NotFound);
        using var answered = await Client.PutAsync($"/api/v1/comments/{Id}/answers", JsonContent.Create(new { answer = "1850 грн" }), Token);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal("1850 грн", Text(Assert.Single(await Answers())));
        using var replaced = await Patch($"answers/{Id}", """{"answer":"1800 грн","quality_score":80,"confidence":90}""");
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        var answer = Assert.Single(await Answers());
        Assert.Equal((Id, "1800 грн"), (answer.GetProperty("id").GetString(), Text(answer)));
        using var deleted = await Client.DeleteAsync($"/api/v1/answers/{Id}", Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await Answers());
        await (await Client.DeleteAsync($"/api/v1/answers/{Id}", Token)).AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lists_and_posts_take_their_names_and_what_they_send_wrongly_is_a_bad_request()
    {
        foreach (var (query, total, size) in new[]
                 {
                     ("per_page=1", 1, 1),
                     ("per_page=500&include_deleted=true", 1, 100),
                     ("status[]=1&status[]=2&status[]=5&status[]=4&status[]=3&type[]=6", 0, 20),
                     ("classification_type=6,7", 0, 20),
                     ("classification_type%5B%5D=6&media=m1", 0, 20),
                     ("media=m1", 1, 20),
                 })
        {
            using var response = await Client.GetAsync($"/api/v1/comments?{query}", Token);
            var list = await response.Json();
            Assert.Equal(
                (query, total, size), (query, list.GetProperty("total").GetInt32(), list.GetProperty("pageSize").GetInt32()));
        }

        // The post is not known: what they send was understood.
        await (await Patch("media/1", """{"is_comment_enabled":false}""")).AssertProblem(HttpStatusCode.NotFound);
        await (await Patch("media/1", """{"is_processing_enabled":true}""")).AssertProblem(HttpStatusCode.NotFound);
        await (await Client.GetAsync("/api/v1/media/1/image", Token)).AssertProblem(HttpStatusCode.NotFound);
        await (await Patch("media/1", "{}")).AssertProblem(HttpStatusCode.BadRequest);
        foreach (var wrong in new[]
                 {
                     "comments?classification_type=9", "comments?status[]=8", "comments?per_page=0", "media?per_page=x",
                     "media/1/image?child_index=-1",
                 })
            await (await Client.GetAsync($"/api/v1/{wrong}", Token)).AssertProblem(HttpStatusCode.BadRequest);
    }

    private static string? Text(JsonElement answer) => answer.GetProperty("answer").GetProperty("text").GetString();

    private static bool IsNamed(string text, string method, string path) =>
        text.Contains($"`{method} /api/v1{path}`", StringComparison.Ordinal);

    private bool IsServed(string method, string path) => service!.Endpoints.Any(endpoint =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true
        && endpoint.RoutePattern.RawText is { } pattern && pattern.StartsWith("/api/v1/", StringComparison.Ordinal)
        && new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch("/api/v1" + path, []) is true
        // A document's id is taken for none of the older words.
        && !(pattern == "/api/v1/documents/{id}" && !path.EndsWith("/1", StringComparison.Ordinal)));

    private async Task<JsonElement[]> Answers()
    {
        using var response = await Client.GetAsync($"/api/v1/comments/{Id}/answers", Token);
        return [.. (await response.Json()).GetProperty("items").EnumerateArray()];
    }

    private Task<HttpResponseMessage> Patch(string path, string body) =>
        Client.PatchAsync($"/api/v1/{path}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);
}
