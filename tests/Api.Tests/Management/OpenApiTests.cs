using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Management;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_describes_the_management_API_and_nothing_else()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var document = await (await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).Json();

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();
        Assert.Contains("/api/v1/sessions/{key}", paths);
        Assert.Contains("/api/v1/outbox/{id}/retry", paths);
        Assert.Contains("/api/v1/customers/{key}", paths);
        Assert.Contains("/api/v1/jobs/{name}/run", paths);
        Assert.All(paths, path => Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal));
        var list = document.GetProperty("paths").GetProperty("/api/v1/sessions").GetProperty("get");
        Assert.Equal(
            ["channel", "mode", "page", "pageSize", "q", "state"],
            list.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()!).Order());
        Assert.True(list.GetProperty("responses").TryGetProperty("400", out _));
        var session = document.GetProperty("components").GetProperty("schemas").GetProperty("SessionSummary").GetProperty("properties");
        Assert.Equal("date-time", session.GetProperty("updatedAt").GetProperty("format").GetString());
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("adminToken");
        Assert.Equal("bearer", scheme.GetProperty("scheme").GetString());
        Assert.True(document.GetProperty("security")[0].TryGetProperty("adminToken", out _));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_what_it_answers_when_it_succeeds()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var document = await (await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).Json();

        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value)))
            .ToArray();
        Assert.All(operations, operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Name));
        Assert.Empty(operations
            .Where(operation => !operation.Value.GetProperty("responses").EnumerateObject().Any(response => response.Name.StartsWith('2')))
            .Select(operation => operation.Name));
        var found = document.GetProperty("paths").GetProperty("/api/v1/sessions/{key}").GetProperty("get").GetProperty("responses");
        Assert.True(found.TryGetProperty("400", out _));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_tag_in_words_and_described_parameters()
    {
        await using var service = await WholeService.Start();
        using var client = new HttpClient { BaseAddress = service.Address };

        var document = await (await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).Json();

        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value)))
            .ToArray();
        Assert.True(operations.Length > 35);
        var names = operations.Select(operation => operation.Value.GetProperty("operationId").GetString()!).ToArray();
        Assert.All(names, name => Assert.Matches("^[a-z]+([A-Z][a-z]+)+$", name));
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(
            (string[])["listSessions", "getSession", "takeoverSession", "createSessionMessage", "retryOutboxMessage", "rejectOrder",
                "setCommentPolicy", "deleteCommentAnswer", "createBroadcast", "pauseBroadcast", "getModelStatistics", "runJob"],
            name => Assert.Contains(name, names));
        foreach (var (name, operation) in operations)
        {
            var tag = Assert.Single(operation.GetProperty("tags").EnumerateArray()).GetString()!;
            Assert.True(System.Text.RegularExpressions.Regex.IsMatch(tag, "^[A-Z][a-z]+( [a-z]+)*$"), $"{name}: {tag}");
            if (operation.TryGetProperty("parameters", out var parameters))
                Assert.All(parameters.EnumerateArray(), parameter => Assert.True(
                    parameter.TryGetProperty("description", out var text) && text.GetString()!.EndsWith('.'),
                    $"{name}: {parameter.GetProperty("name").GetString()}"));
        }
    }

    [Fact]
    public async Task The_document_says_which_values_there_are_and_who_is_refused()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var document = await (await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).Json();

        var list = document.GetProperty("paths").GetProperty("/api/v1/outbox").GetProperty("get");
        Assert.True(list.GetProperty("responses").TryGetProperty("401", out _));
        Assert.True(list.GetProperty("responses").TryGetProperty("429", out _));
        Assert.True(list.GetProperty("responses").TryGetProperty("503", out _));
        var parameters = list.GetProperty("parameters").EnumerateArray()
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!, parameter => parameter.GetProperty("schema"));
        Assert.Equal(
            ["pending", "sending", "uncertain", "sent", "failed", "undeliverable"],
            parameters["status"].GetProperty("enum").EnumerateArray().Select(value => value.GetString()!));
        Assert.Equal("integer", parameters["pageSize"].GetProperty("type").GetString());
        Assert.Equal(100, parameters["pageSize"].GetProperty("maximum").GetInt32());
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var type in new[] { "OrderView", "OrderPatch" })
        {
            var status = schemas.GetProperty(type).GetProperty("properties").GetProperty("status");
            Assert.Equal(
                ["pending_payment", "paid", "processing", "shipped", "delivered", "cancelled", "returned"],
                status.GetProperty("enum").EnumerateArray().Select(value => value.GetString()!));
        }

        var lane = schemas.GetProperty("OutboxView").GetProperty("properties").GetProperty("lane");
        Assert.Equal(
            ["conversation", "notice", "broadcast"], lane.GetProperty("enum").EnumerateArray().Select(value => value.GetString()!));
        var message = schemas.GetProperty("MessageView").GetProperty("properties");
        Assert.Equal(["customer", "bot", "manager", "note"], message.GetProperty("author").GetProperty("enum").EnumerateArray().Select(value =>
            value.GetString()!));
        Assert.Contains("uncertain", message.GetProperty("delivery").GetProperty("enum").GetRawText(), StringComparison.Ordinal);
    }
}
