using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MirtAi.Api.Tests.Chat;
using MirtAi.Api.Tests.Console;
using MirtAi.Api.Tests.Dashboard;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Management;

/// <summary>A key stands for one request: another one with the same key is told so.</summary>
public sealed class IdempotencyKeyTests(RunningService running) : IClassFixture<RunningService>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_message_with_the_same_key_is_refused_and_not_sent()
    {
        using var client = Client();
        var path = $"sessions/{await Customer(client)}/messages";

        using var first = await Post(client, path, "m1", """{"text":"Це Олена","manager":"Олена"}""");
        using var again = await Post(client, path, "m1", """{"manager":"Олена","text":"Це Олена"}""");
        using var other = await Post(client, path, "m1", """{"text":"Це не Олена","manager":"Олена"}""");
        using var next = await Post(client, path, "m2", """{"text":"Це не Олена","manager":"Олена"}""");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("Idempotency-Key", await other.AssertProblem(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        var said = (await next.Json()).GetProperty("messages").EnumerateArray()
            .Where(line => line.GetProperty("author").GetString() == "manager").Select(line => line.GetProperty("text").GetString());
        Assert.Equal(["Це Олена", "Це не Олена"], said);
    }

    [Fact]
    public async Task Another_broadcast_with_the_same_key_is_refused_and_not_planned()
    {
        using var client = Client();
        var key = await Customer(client);
        string Body(string text) => $$$"""{"text":{"uk":"{{{text}}}"},"audience":{"customers":["{{{key}}}"]}}""";

        using var first = await Post(client, "broadcasts", "b1", Body("Вітаємо"));
        using var again = await Post(client, "broadcasts", "b1", Body("Вітаємо"));
        using var other = await Post(client, "broadcasts", "b1", Body("Прощавайте"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal((await first.Json()).GetProperty("id").GetString(), (await again.Json()).GetProperty("id").GetString());
        Assert.False((await first.Json()).TryGetProperty("requestDigest", out _));
        await other.AssertProblem(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Another_broadcast_from_the_same_form_is_refused_and_kept_for_sending_it_anew()
    {
        using var client = Client();
        using var console = await ConsoleClient.SignedIn(running.Service.Address);
        await console.Page("/console?lang=en");
        var key = await Customer(client);

        using var first = await Plan("f1", "Вітаємо");
        using var again = await Plan("f1", "Вітаємо");
        using var other = await Plan("f1", "Прощавайте");
        var page = WebUtility.HtmlDecode(await other.Content.ReadAsStringAsync(Token));
        using var anew = await Plan(Regex.Match(page, "name=\"key\" value=\"([^\"]+)\"").Groups[1].Value, "Прощавайте");

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Contains("this form has planned another broadcast before", page, StringComparison.Ordinal);
        Assert.Contains("Прощавайте</textarea>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, anew.StatusCode);
        Assert.NotEqual(first.Headers.Location, anew.Headers.Location);

        Task<HttpResponseMessage> Plan(string form, string text) => console.Post(
            "/console/broadcasts/new", "/console/broadcasts", ("key", form), ("uk", text), ("customers", key), ("days", "7"));
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string path, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, Token);
    }

    /// <summary>The session's key of a new customer of the web chat.</summary>
    private async Task<string> Customer(HttpClient client)
    {
        var before = await Keys(client);
        using var customer = await running.Customer();
        using var posted = await customer.Post("m-1", "Добрий день");
        return await Eventually.Value(
            async () => (await Keys(client)).Except(before).FirstOrDefault(), TimeSpan.FromSeconds(30));
    }

    private static async Task<string[]> Keys(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/v1/sessions?channel=web&pageSize=100", Token);
        return [.. (await answer.Json()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()!)];
    }

    private HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = running.Service.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", EdgeHost.Token);
        return client;
    }
}
