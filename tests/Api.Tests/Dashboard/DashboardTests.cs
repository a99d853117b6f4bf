using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Dashboard;

/// <summary>The dashboard of the silos in the whole service.</summary>
public sealed class DashboardTests(RunningService running) : IClassFixture<RunningService>
{
    private const string Dashboard = "/console/orleans/";

    [Theory]
    [InlineData("")]
    [InlineData("index.min.js")]
    [InlineData("DashboardCounters")]
    [InlineData("GrainState?grainId=telegram&grainType=x")]
    [InlineData("Trace")]
    public async Task Without_the_token_nothing_is_shown(string path)
    {
        string?[] wrong = [null, "Bearer wrong", Basic("wrong"), "Basic " + ServiceProcess.AdminToken, "Basic !", "Basic"];
        foreach (var authorization in wrong)
        {
            var response = await Get(path, authorization);

            await response.AssertProblem(HttpStatusCode.Unauthorized);
            Assert.Contains(response.Headers.WwwAuthenticate, challenge => challenge.Scheme == "Basic");
        }
    }

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("index.min.js", "text/javascript")]
    [InlineData("DashboardCounters", "application/json")]
    public async Task With_the_token_it_is_shown(string path, string mediaType)
    {
        foreach (var authorization in new[] { "Bearer " + ServiceProcess.AdminToken, Basic(ServiceProcess.AdminToken) })
        {
            var response = await Get(path, authorization);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task The_lines_of_the_log_are_not_shown() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("Trace", "Bearer " + ServiceProcess.AdminToken)).StatusCode);

    /// <summary>A browser sends a password along from a link on another site, and the management API changes things.</summary>
    [Fact]
    public async Task A_browsers_sign_in_does_not_open_the_management_api()
    {
        using var request = Request("/api/v1/sessions", Basic(ServiceProcess.AdminToken));

        using var response = await running.Service.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private Task<HttpResponseMessage> Get(string path, string? authorization) =>
        running.Service.Http.SendAsync(Request(Dashboard + path, authorization), TestContext.Current.CancellationToken);

    private static HttpRequestMessage Request(string path, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    private static string Basic(string password) =>
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{password}"))).ToString();
}
