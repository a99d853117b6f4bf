namespace MirtAi.Api.Tests.Chat;

/// <summary>Reads server-sent events one by one.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventReader(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        lines = new StreamReader(body);
    }

    public static async Task<EventReader> Open(
        HttpClient client, string query = "", string? lastEventId = null, string path = "/chat/events")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path + query);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var reader = new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("retry: 2000", await reader.Next());
        return reader;
    }

    /// <summary>The next event or comment, its lines joined by blanks; null when the stream ends.</summary>
    public async Task<string?> Next()
    {
        var block = new List<string>();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(20));
        while (await lines.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.Length == 0)
                return string.Join(' ', block);
            block.Add(line);
        }

        return null;
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }
}
