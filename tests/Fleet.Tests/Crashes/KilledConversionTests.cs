using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Crashes;

/// <summary>kill -9 while a document is read: the next process reads it from the beginning.</summary>
public sealed class KilledConversionTests
{
    private const string Path = "/api/v1/documents";

    [Fact]
    public async Task A_document_that_was_being_read_is_read_by_the_next_process()
    {
        await using var service = await ServiceProcess.StartAsync(new()
        {
            Settings = new Dictionary<string, string> { ["Admin:Token"] = ServiceProcess.AdminToken },
        });
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken);
        var lines = string.Join('\n', Enumerable.Range(1, 60_000).Select(number => $"Рядок {number};Доставка до міста {number};{number} днів"));

        var id = await Upload(service.Http, lines);
        await Eventually.Until(async () => await Status(service.Http, id) == "processing", Patience.Short);
        await service.KillAsync();
        await service.StartAgainAsync();

        await Eventually.Until(async () => await Status(service.Http, id) == "ready", Patience.Long);
    }

    private static async Task<string> Upload(HttpClient http, string text)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        using var response = await http.PostAsync(Path + "?name=towns.csv", body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await Json(response)).GetProperty("id").GetString()!;
    }

    private static async Task<string> Status(HttpClient http, string id)
    {
        using var response = await http.GetAsync($"{Path}/{id}", TestContext.Current.CancellationToken);
        return (await Json(response)).GetProperty("status").GetString()!;
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
