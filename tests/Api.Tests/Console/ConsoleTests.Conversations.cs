using System.Net;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console;

public abstract partial class ConsoleTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Theory]
    [InlineData("СУКНЯ")]
    [InlineData("сукн рожев")]
    [InlineData("рожева, сукня!")]
    [InlineData("п'ять")]
    [InlineData("пʼят")]
    [InlineData("0671112233")]
    [InlineData("nadiia example")]
    [InlineData("трикотаж")]
    public async Task Conversations_are_found_by_the_words_in_them(string words)
    {
        await Database.Session("telegram:1", 10, name: "Olena");
        await Database.Session("telegram:2", 20, name: "Iryna");
        await Database.Line("telegram:1", 1, author: 0, "Добрий день");
        await Database.Line(
            "telegram:1", 2, author: 0, "Рожева Сукня, п’ять-трикотаж, nadiia@shop.example <b>+380671112233</b> 067-111-22-33 0671112233");
        await Database.Line("telegram:1", 3, author: 1, "Вітаю");
        await Database.Line("telegram:2", 1, author: 0, "Рожевий плащ");

        var page = await Console.Page($"/console/conversations?words={Uri.EscapeDataString(words)}");
        var other = await Console.Page($"/console/conversations?words={Uri.EscapeDataString(words)}&state=STATE_4_OFFER");

        Assert.Contains(">Olena<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Iryna<", page, StringComparison.Ordinal);
        Assert.Contains("Рожева Сукня, п’ять-трикотаж", page, StringComparison.Ordinal);
        Assert.Contains("/console/conversation?key=telegram%3A1&before=22#m2", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Olena<", other, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("сумка")]
    [InlineData("укня")]
    [InlineData("добрий сукня")]
    [InlineData("сукня' or 1=1 --")]
    [InlineData("\"сукня\" OR плащ*")]
    public async Task Words_that_are_in_no_message_find_none(string words)
    {
        await Database.Session("telegram:1", name: "Olena");
        await Database.Line("telegram:1", 1, author: 0, "Добрий день");
        await Database.Line("telegram:1", 2, author: 0, "Рожева сукня");

        Assert.DoesNotContain(
            ">Olena<", await Console.Page($"/console/conversations?words={Uri.EscapeDataString(words)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_edited_or_deleted_is_found_no_more()
    {
        await Database.Session("telegram:1", name: "Olena");
        await Database.Line("telegram:1", 1, author: 0, "сукня");
        await Database.Line("telegram:1", 2, author: 0, "плащ");
        await Database.Write("update messages set text = 'спідниця' where sequence = 1", new { });
        await Database.Write("delete from messages where sequence = 2", new { });

        Assert.DoesNotContain(">Olena<", await Console.Page("/console/conversations?words=сукня"), StringComparison.Ordinal);
        Assert.DoesNotContain(">Olena<", await Console.Page("/console/conversations?words=плащ"), StringComparison.Ordinal);
        Assert.Contains(">Olena<", await Console.Page("/console/conversations?words=спідниця"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_offers_ready_answers_and_shows_what_is_known_of_the_customer()
    {
        await Database.Session("telegram:1");
        const string Memory = """
            {"facts":[{"kind":"height","value":"128","subject":"Софія","importance":1,"seenAt":"2999-01-01T00:00:00Z","at":"2026-03-01T00:00:00Z"}],
            "delivery":{"fullName":"Зразкова Надія","city":"Львів"},"summary":"2026-03-01: Сукня Анна"}
            """;
        var value = Database.Provider == StorageProvider.Postgres ? "cast(@Memory as jsonb)" : "@Memory";
        await Database.Write(
            $"insert into customer_memories (session_key, memory, updated_at) values ('telegram:1', {value}, @Noon)",
            new { Memory, Seed.Noon });

        var page = await Console.Page("/console/conversation?key=telegram:1");

        foreach (var text in new[]
                 {
                     "Height, cm (Софія): 128", "Last delivery: Зразкова Надія, Львів", "2026-03-01: Сукня Анна",
                     "<option value=\"hello\">hello: Здравствуйте!</option>", "value=\"note\"",
                 })
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_without_anything_is_none()
    {
        await Database.Session("telegram:1");
        const string Path = "/console/conversation?key=telegram:1";

        using var empty = await Console.Post(Path, Path, ("verb", "say"), ("text", " "));
        using var note = await Console.Post(Path, Path, ("verb", "note"), ("text", ""));
        using var unknown = await Console.Post(Path, Path, ("verb", "dance"), ("text", "a"));

        Assert.EndsWith("&done=empty", empty.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("&done=empty", note.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("verb", await unknown.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    /// <summary>No session takes it here.</summary>
    [Fact]
    public async Task Photos_of_what_was_not_taken_are_not_kept()
    {
        await Database.Session("telegram:1");
        const string Path = "/console/conversation?key=telegram:1";

        using var refused = await Console.PostPhoto(Path, Path, Jpeg, ("verb", "say"), ("text", ""), ("id", "1"));
        using var wrong = await Console.PostPhoto(Path, Path, [1, 2, 3], ("verb", "say"), ("text", ""), ("id", "2"));
        using var note = await Console.PostPhoto(Path, Path, Jpeg, ("verb", "note"), ("text", "a"), ("id", "3"));

        Assert.EndsWith("&done=gone", refused.Headers.Location?.OriginalString, StringComparison.Ordinal);
        await wrong.AssertProblem(HttpStatusCode.UnsupportedMediaType);
        await note.AssertProblem(HttpStatusCode.BadRequest);
        Assert.Equal(0, await Database.Value<long>("select count(*) from attachments"));
    }
}
