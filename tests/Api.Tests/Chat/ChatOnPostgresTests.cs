using System.Net;
using System.Text.Json;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Chat;

public sealed class ChatOnPostgresTests
{
    [Fact]
    public async Task A_conversation_with_a_photo_works_on_PostgreSQL_too()
    {
        await using var host = await EdgeHost.Start(await PostgresDatabase.CreateOrSkip());
        using var client = host.Client();

        var receipt = await (await client.Post("m-1", "look", [ChatForms.Png])).Json();
        var again = await (await client.Post("m-1", "look", [ChatForms.Png])).Json();
        var photo = await client.GetByteArrayAsync(receipt.GetProperty("photos")[0].GetString(), TestContext.Current.CancellationToken);
        using var events = await EventReader.Open(client);
        var id = await host.Database.Outbox(host.Gate.Accepted.First().SessionKey, 2, "nice", "sent", at: TimeProvider.System.GetUtcNow());
        var reply = await events.Next();
        var history = await (await client.GetAsync("/chat/history", TestContext.Current.CancellationToken)).Json();

        Assert.Equal("duplicate", again.GetProperty("status").GetString());
        Assert.Equal(ChatForms.Png, photo);
        Assert.StartsWith($"id: {id} ", reply, StringComparison.Ordinal);
        Assert.Equal(["look", "nice"], history.GetProperty("messages").EnumerateArray().Select(Text));
    }

    [Fact]
    public async Task The_photos_of_a_refused_message_are_forgotten_on_PostgreSQL_too_and_those_of_a_taken_one_are_not()
    {
        await using var host = await EdgeHost.Start(await PostgresDatabase.CreateOrSkip());
        using var client = host.Client();
        await client.Post("m-1", "look", [ChatForms.Png]);
        host.Gate.Full = 2;

        var copy = await client.Post("m-1", "look", [ChatForms.Png]);
        var refused = await client.Post("m-2", "look", [ChatForms.Png, ChatForms.Png]);

        await copy.AssertProblem(HttpStatusCode.TooManyRequests);
        await refused.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(1, await host.Database.Value<int>("select count(*) from attachments"));
    }

    private static string Text(JsonElement message) => message.GetProperty("text").GetString()!;
}
