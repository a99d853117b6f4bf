using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace MirtAi.Silo.Crm;

/// <summary>
/// Makes requests of Sitniks' Open API, each with 30 seconds, and again up to three times when it does not answer. No reason holds an
/// address or the key.
/// </summary>
internal sealed class SitniksClient(Func<HttpClient> http, IOptions<SitniksOptions> options, TimeProvider clock)
{
    /// <summary>How often a request is made again.</summary>
    public const int MaxRetries = 3;

    private const int TooManyRequests = 429;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30), FirstPause = TimeSpan.FromSeconds(1);

    // A key that asks too fast is refused for about a minute.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    private readonly Lazy<HttpClient> http = new(http);
    private readonly ResiliencePipeline once = Attempts(clock).Build();

    private readonly ResiliencePipeline repeated = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            ShouldHandle = arguments => new(
                arguments.Outcome.Exception is CrmException { MayPass: true, Rest: null } or TimeoutRejectedException),
        })
        .AddPipeline(Attempts(clock).Build())
        .Build();

    /// <summary>Asks; the answer's JSON, or null if it has none.</summary>
    /// <exception cref="CrmException">It was refused, or did not answer.</exception>
    public async Task<JsonNode?> Ask(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        // An order that was posted and not answered may be there: it is looked for before it is posted again.
        var pipeline = method == HttpMethod.Post ? once : repeated;
        try
        {
            return await pipeline.ExecuteAsync(async token => await Once(method, path, body, token), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            throw new CrmException("Sitniks did not answer in time", mayPass: true);
        }
    }

    private static ResiliencePipelineBuilder Attempts(TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }.AddTimeout(Timeout);

    private async Task<JsonNode?> Once(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{options.Value.ApiBaseUrl.TrimEnd('/')}/open-api/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ApiKey);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        try
        {
            using var response = await http.Value.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.IsSuccessStatusCode)
                return text.Length == 0 ? null : JsonNode.Parse(text);
            var status = (int)response.StatusCode;
            throw new CrmException($"Sitniks answered {status}", status is TooManyRequests or 408 or >= 500)
            {
                Rest = status == TooManyRequests ? Rest : null,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new CrmException("Sitniks cannot be reached", mayPass: true);
        }
        catch (JsonException)
        {
            throw new CrmException("Sitniks answered what is no JSON", mayPass: true);
        }
    }
}
