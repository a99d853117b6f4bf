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
    public async Task The_transcript_shows_where_a_persons_stretch_begins_and_ends()
    {
        const string Path = "/console/conversation?key=telegram:5";
        await Database.Session("telegram:5");
        for (var sequence = 1; sequence <= 4; sequence++)
            await Database.Line("telegram:5", sequence, author: sequence == 2 ? 2 : 0, $"line {sequence}.");
        await Database.Write(
            "insert into manager_lines (session_key, sequence, manager, at) values ('telegram:5', 2, 'Оксана П.', @at)",
            new { at = Seed.Noon.AddSeconds(2) });
        await Escalation("telegram:5", "COMPLAINT", "closed");
        await Entry("Оксана П.", "handback", "telegram:5", seconds: 3.2);
        await Entry("telegram", "takeover", "telegram:5", seconds: 3.4);
        await Entry("telegram", "handback", "telegram:5", seconds: 3.6);
        await Entry("Ірина", "close", "telegram:5", seconds: 3.8);
        await Entry("Ірина", "hold", "telegram:5", seconds: 5);

        var (english, ukrainian) = (await Console.Page(Path), await Console.Page($"{Path}&lang=uk"));

        InOrder(
            english, "Call for a manager: Complaint", "line 1.", "Оксана П. took over", "line 2.", "line 3.",
            "Оксана П. handed back to the bot", "Taken over in Telegram’s own app", "Left in Telegram’s own app",
            "Closed by Ірина", "line 4.", "Ірина put the customer’s data on legal hold");
        InOrder(
            ukrainian, "Виклик менеджера: Скарга", "Розмову взято: Оксана П.", "Розмову повернуто боту: Оксана П.",
            "Розмову взято в застосунку Telegram", "Розмову завершено в застосунку Telegram", "Закрито: Ірина",
            "Дані клієнта взято на юридичне утримання: Ірина");

        static void InOrder(string page, params string[] texts)
        {
            var from = 0;
            foreach (var text in texts)
            {
                var place = page.IndexOf(text, from, StringComparison.Ordinal);
                Assert.True(place >= 0, $"{text} is not after the others.");
                from = place;
            }
        }
    }

    [Fact]
    public async Task A_conversation_offers_ready_answers_and_shows_what_is_known_of_the_customer()
    {
        await Database.Session("telegram:1");
        const string Seen = """
            "importance":1,"seenAt":"2999-01-01T00:00:00Z","at":"2026-03-01T00:00:00Z"
            """;
        const string Memory = $$"""
            {"facts":[{"kind":"height","value":"128","subject":"Софія",{{Seen}}},{"kind":"height","value":"110","subject":"elder boy",{{Seen}}},
            {"kind":"phone","value":"known",{{Seen}}},{"kind":"color","value":"pink",{{Seen}}},
            {"kind":"size","value":"122-128","subject":"{{SmallCatalog.Dress}}",{{Seen}}},{"kind":"city","value":"Львів",{{Seen}}}],
            "delivery":{"fullName":"Зразкова Надія","city":"Львів"},
            "summary":"2026-03-01: Сукня Анна\n2026-03-02: Сукня Анна 122-128 pink x2; ordered.\n2026-03-03: nothing chosen; open, with a manager: LINK."}
            """;
        var value = Database.Provider == StorageProvider.Postgres ? "cast(@Memory as jsonb)" : "@Memory";
        await Database.Write(
            $"insert into customer_memories (session_key, memory, updated_at) values ('telegram:1', {value}, @Noon)",
            new { Memory, Seed.Noon });

        var page = await Console.Page("/console/conversation?key=telegram:1");

        foreach (var text in new[]
                 {
                     "Height, cm (Софія): 128", "Height, cm (elder boy): 110", "Phone: known", "Colour: pink rose",
                     "Size (Anna dress): 122-128", "City: Львів", "Last delivery: Зразкова Надія, Львів", "2026-03-01: Сукня Анна",
                     "02.03.2026: Anna dress, pink rose, 122-128, 2 pcs; ordered",
                     "03.03.2026: nothing chosen; a manager was called: Sent a link",
                     "<option value=\"hello\">hello: Здравствуйте!</option>", "value=\"note\"",
                 })
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_is_called_by_the_name_on_the_order_and_found_by_it()
    {
        await Database.Session("web:0123456789abcdef0123456789abcdef", order: Draft(SmallCatalog.Dress));
        await Database.Session("web:2", name: "Iryna");
        await Order("web:0123456789abcdef0123456789abcdef", "Зразкова Олена");

        var found = await Console.Page("/console/conversations?q=зразкова");
        var page = await Console.Page("/console/conversation?key=web:0123456789abcdef0123456789abcdef");

        Assert.Contains("cdef#answer\">Зразкова Олена</a>", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Iryna", found, StringComparison.Ordinal);
        Assert.Contains("<h1>Зразкова Олена</h1>", page, StringComparison.Ordinal);
        Assert.Contains("web:0123456789abcdef0123456789abcdef", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_customer_wants_is_said_in_words()
    {
        await Database.Session("telegram:1");
        await Database.Write(
            Database.Provider == StorageProvider.Postgres
                ? "update grain_state set state = jsonb_set(state, '{conversation,lastIntent}', @intent::jsonb)"
                : "update grain_state set state = json_set(state, '$.conversation.lastIntent', json(@intent))",
            new { intent = "\"SIZE_HELP\"" });

        Assert.Contains("<dd>Size or height</dd>", await Console.Page("/console/conversation?key=telegram:1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_payment_of_an_order_is_decided_beside_its_conversation()
    {
        const string Path = "/console/conversation?key=telegram:1";
        await Database.Session("telegram:1");
        await Order("telegram:1", "Зразкова Олена");
        var id = await Database.Value<long>("select id from orders");

        var unproven = await Console.Page(Path);
        await Database.Write(
            Database.Provider == StorageProvider.Postgres ? "update orders set proofs = cast(@proofs as jsonb)" : "update orders set proofs = @proofs",
            new { proofs = """[{"at":"2026-03-01T12:30:00Z","images":["https://shop.example/proof.jpg"],"text":"Оплатила"}]""" });
        var proven = await Console.Page(Path);
        using var confirmed = await Console.Post(Path, $"/console/conversation/orders/{id}", ("verb", "confirm"));
        using var wrong = await Console.Post(Path, $"/console/conversation/orders/{id}", ("verb", "pay"));
        using var unknown = await Console.Post(Path, "/console/conversation/orders/987654", ("verb", "reject"));
        await Database.Write("update orders set status = @status", new { status = "paid" });
        var paid = await Console.Page(Path);

        Assert.Contains("There is no proof of payment yet.", unproven, StringComparison.Ordinal);
        Assert.Contains("Confirm the payment", unproven, StringComparison.Ordinal);
        Assert.DoesNotContain("Reject the proof", unproven, StringComparison.Ordinal);
        Assert.Contains("Total: <strong>1850 UAH</strong>, due now: <strong>200 UAH</strong>", Flat(unproven), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"unrejected\"", unproven, StringComparison.Ordinal);
        Assert.Contains("Reject the proof", proven, StringComparison.Ordinal);
        Assert.Contains("name=\"unrejected\"", proven, StringComparison.Ordinal);
        Assert.Contains("name=\"from\" value=\"pending_payment\"", proven, StringComparison.Ordinal);
        Assert.Contains("https://shop.example/proof.jpg", proven, StringComparison.Ordinal);
        // No session takes it here.
        Assert.Equal("/console/conversation?key=telegram%3A1&done=gone", confirmed.Headers.Location?.OriginalString);
        Assert.Contains("verb", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
        Assert.Contains("Оплатила", paid, StringComparison.Ordinal);
        Assert.DoesNotContain("Confirm the payment", paid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_without_a_picture_is_drawn()
    {
        using var answer = await Console.Get("/console/portrait?key=telegram:1");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
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
