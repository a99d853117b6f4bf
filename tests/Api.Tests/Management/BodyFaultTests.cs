using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using MirtAi.Api.Tests.Dashboard;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Management;

/// <summary>What a client wrote wrongly is named, with what it must be.</summary>
public sealed class BodyFaultTests(RunningService running) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("broadcasts", """{"text":{"uk":"x"},"audience":{"labels":["a"]}}""", "audience.labels: unknown member.")]
    [InlineData("broadcasts", """{"text":{"uk":"x"},"audience":{"customers":"telegram:1"}}""", "audience.customers: must be an array.")]
    [InlineData("broadcasts", """{"text":{"uk":1}}""", "text.uk: must be a string.")]
    [InlineData("broadcasts", """{"text":"x"}""", "text: must be an object.")]
    [InlineData("broadcasts", """{"texts":{"uk":"x"}}""", "texts: unknown member.")]
    [InlineData("broadcasts", """{"text":{"uk":"x"},"at":"tomorrow"}""", "at: must be a date and time such as 2026-01-31T12:00:00Z.")]
    [InlineData("broadcasts", """{"text":{"uk":"x"},"dryRun":"yes"}""", "dryRun: must be true or false.")]
    [InlineData("broadcasts", """{"text":{"uk":"x"},"buttons":["a",2]}""", "buttons[1]: must be a string.")]
    [InlineData("broadcasts", """[]""", "The body: must be an object.")]
    [InlineData("broadcasts", """{"text":""", "The body is not valid JSON: look at line 1, byte 9.")]
    [InlineData("broadcasts", "", "The body is missing: send JSON.")]
    [InlineData("payments", """{"orderId":"one"}""", "orderId: must be an integer.")]
    [InlineData("payments", """{"order":1}""", "order: unknown member.")]
    [InlineData("subscriptions", """{"customer":"telegram:1","months":2}""", "months: unknown member.")]
    [InlineData("sessions/telegram:1/messages", """{"txt":"x"}""", "txt: unknown member.")]
    [InlineData("sessions/telegram:1/takeover", """{"name":"x"}""", "name: unknown member.")]
    public async Task The_member_of_a_body_that_is_wrong_is_named(string path, string body, string detail)
    {
        using var client = Client();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await client.PostAsync($"/api/v1/{path}", content, TestContext.Current.CancellationToken);

        Assert.Equal(detail, await response.AssertProblem(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("sessions?page=x", "page: must be an integer.")]
    [InlineData("comments?includeDeleted=x", "includeDeleted: must be true or false.")]
    [InlineData("photos", "reference: is required.")]
    [InlineData("stats/models?from=x", "from: must be a date such as 2026-01-31.")]
    public async Task The_parameter_that_is_wrong_is_named(string path, string detail)
    {
        using var client = Client();

        var response = await client.GetAsync($"/api/v1/{path}", TestContext.Current.CancellationToken);

        Assert.Equal(detail, await response.AssertProblem(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var client = Client();

        var response = await client.GetAsync("/api/v1/sessions/telegram:1", TestContext.Current.CancellationToken);

        Assert.Equal("Session not found.", await response.AssertProblem(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task No_body_of_the_API_passes_over_a_member_that_it_does_not_know()
    {
        await using var service = await WholeService.Start();

        var bodies = service.Endpoints
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true)
            .Select(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>().Distinct()
            // A file is no JSON.
            .Where(type => type != typeof(IFormFile)).ToArray();

        Assert.True(bodies.Length >= 8, string.Join(", ", bodies.Select(type => type.Name)));
        Assert.All(bodies, type => Assert.True(
            type.GetCustomAttribute<JsonUnmappedMemberHandlingAttribute>() is { UnmappedMemberHandling: JsonUnmappedMemberHandling.Disallow },
            type.FullName));
    }

    private HttpClient Client() => new()
    {
        BaseAddress = running.Service.Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken) },
    };
}
