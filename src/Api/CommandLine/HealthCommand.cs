namespace MirtAi.Api.CommandLine;

/// <summary><c>MirtAi.Api.dll health [URL]</c>: asks a service on this machine whether it is ready, for container health checks.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    /// <summary>0 if it is ready, 1 if it is not or does not answer.</summary>
    public static async Task<int> Run(string[] args)
    {
        var address = args is [var given, ..]
            ? given
            : Environment.GetEnvironmentVariable("Urls")?.Split(';')[0] ?? "http://127.0.0.1:8080";
        using var client = new HttpClient { Timeout = Timeout };
        try
        {
            using var response = await client.GetAsync(new Uri(new Uri(Local(address)), "/health/ready"));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            await System.Console.Error.WriteLineAsync($"not ready: {exception.Message}");
            return 1;
        }
    }

    /// <summary>An address to listen on everywhere is asked on this machine.</summary>
    private static string Local(string address) => address
        .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal);
}
