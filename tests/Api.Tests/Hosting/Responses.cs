using System.Net;
using System.Text.Json;

namespace MirtAi.Api.Tests.Hosting;

internal static class Responses
{
    public static async Task<JsonElement> Json(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Asserts a problem of that status, complete; returns its detail.</summary>
    public static async Task<string?> AssertProblem(this HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(body);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("type").GetString()!);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.Equal(response.TraceId(), problem.GetProperty("traceId").GetString());
        return problem.GetProperty("detail").GetString();
    }

    public static string TraceId(this HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("X-Trace-Id"));
}
