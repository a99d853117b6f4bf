using System.Net;
using System.Text.RegularExpressions;
using MirtAi.Api.Tests.Chat;

namespace MirtAi.Api.Tests.Console;

/// <summary>Uses the console as a browser does: keeps cookies, sends the forms that it was given, follows no redirection by itself.</summary>
internal sealed partial class ConsoleClient(Uri address) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    })
    { BaseAddress = address };

    public static async Task<ConsoleClient> SignedIn(Uri address, string token = ServiceProcess.AdminToken, string name = "Оксана")
    {
        var console = new ConsoleClient(address);
        using var answer = await console.SignIn(token, name);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return console;
    }

    public async Task<HttpResponseMessage> SignIn(string token, string name = "Оксана", string path = "/console/sign-in") =>
        await Post(path, path, ("token", token), ("name", name));

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Asks as a browser does from now on.</summary>
    public void AcceptPages() => client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

    /// <summary>A page's markup, its references decoded.</summary>
    public async Task<string> Page(string path) => WebUtility.HtmlDecode(await Markup(path));

    /// <summary>A page as it is sent.</summary>
    public async Task<string> Markup(string path)
    {
        using var answer = await Get(path);
        var markup = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {markup}");
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return markup;
    }

    /// <summary>Posts to a path with the token of a page's form.</summary>
    public async Task<HttpResponseMessage> Post(string page, string path, params (string Name, string Value)[] fields) =>
        await Post(path, [.. fields, ("form", FormToken.Match(await Markup(page)).Groups["token"].Value)]);

    /// <summary>Posts a photo with the form of a page.</summary>
    public async Task<HttpResponseMessage> PostPhoto(
        string page, string path, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("form", FormToken.Match(await Markup(page)).Groups["token"].Value)))
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(content), "photos", "photo");
        return await client.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a file with the token of a page's form, or with another one.</summary>
    public async Task<HttpResponseMessage> PostFile(string? page, string path, string name, byte[] content, string? token = null)
    {
        if (page is not null)
            token = FormToken.Match(await Markup(page)).Groups["token"].Value;
        using var form = new MultipartFormDataContent();
        if (token is not null)
            form.Add(new StringContent(token), "form");
        form.Add(new ByteArrayContent(content), "file", name);
        return await client.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    /// <summary>The stream of changes of a page.</summary>
    public Task<EventReader> Events(string query = "") => EventReader.Open(client, query, path: "/console/events");

    /// <summary>Posts these fields and nothing else.</summary>
    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken { get; }
}
