using MirtAi.Api.Tests.Chat;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

/// <summary>Pages of one process, and what another process changes.</summary>
public sealed class ConsoleEventTests
{
    private const string Change = "event: changed data: {}";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_learn_of_what_another_process_changes(bool onPostgres)
    {
        ITestDatabase database = onPostgres ? await PostgresDatabase.CreateOrSkip() : new SqliteDatabase();
        await using var host = await EdgeHost.Start(database, environment: "Production");
        await using var other = await EdgeHost.Start(new BorrowedDatabase(database), environment: "Production");
        await database.Session("telegram:1");
        var id = await database.Outbox("telegram:1", 1, "a", "failed");
        using var reader = await ConsoleClient.SignedIn(host.Address);
        using var actor = await ConsoleClient.SignedIn(other.Address);
        using var now = await reader.Events();
        using var conversation = await reader.Events("?key=telegram:1");
        EventReader[] pages = [now, conversation];
        foreach (var page in pages)
            Assert.Equal(Change, await page.Next());

        using var answer = await actor.Post("/console/outbox", $"/console/outbox/{id}/retry");

        Assert.Equal("/console/outbox?done=retry", answer.Headers.Location?.OriginalString);
        foreach (var page in pages)
            Assert.Equal(Change, await page.Next());
    }

    [Fact]
    public async Task While_the_database_is_away_a_stream_is_refused()
    {
        await using var host = await EdgeHost.Start(environment: "Production");
        using var reader = await ConsoleClient.SignedIn(host.Address);
        host.Database.IsDown = true;

        using var answer = await reader.Get("/console/events");

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }
}
