using System.Globalization;
using System.Net;
using System.Text.Json;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Management;

public abstract partial class ManagementTests
{
    [Fact]
    public async Task Comments_of_one_post_are_listed_and_numbers_and_labels_of_older_systems_are_taken()
    {
        await Post("m1");
        await Comment("c1", "m1", "question", "completed", minute: 1);
        await Comment("c2", "m1", "toxic", "failed", minute: 2);
        await Comment("c3", "m2", "question", "completed", minute: 3);

        Assert.Equal("c2 c1", Ids(await Get("/api/v1/media/m1/comments")));
        Assert.Equal("c1", Ids(await Get("/api/v1/media/m1/comments?type=4")));
        Assert.Equal("c2", Ids(await Get("/api/v1/media/m1/comments?type=toxic%20%2F%20abusive&status=4")));
        Assert.Equal("c2 c1", Ids(await Get("/api/v1/media/m1/comments?type=6,question&status=3&status=failed&pageSize=2")));
        Assert.Equal("c3 c1", Ids(await Get("/api/v1/comments?type=question%20%2F%20inquiry")));
        await (await client!.GetAsync("/api/v1/media/m404/comments", Token)).AssertProblem(HttpStatusCode.NotFound);
        await (await client.GetAsync("/api/v1/media/m1/comments?type=8", Token)).AssertProblem(HttpStatusCode.BadRequest);
        await (await client.GetAsync("/api/v1/media/m1/comments?status=9", Token)).AssertProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_types_of_comments_are_told_with_their_numbers_and_labels_in_older_systems()
    {
        var types = (await Get("/api/v1/meta/classification-types")).EnumerateArray()
            .Select(type => $"{type.GetProperty("code")} {type.GetProperty("name")}: {type.GetProperty("label")}");

        Assert.Equal(
            [
                "1 positive: positive feedback", "2 critical: critical feedback", "3 complaint: urgent issue / complaint",
                "4 question: question / inquiry", "5 partnership: partnership proposal", "6 toxic: toxic / abusive",
                "7 spam: spam / irrelevant",
            ],
            types);
    }

    [Fact]
    public async Task Followers_are_listed_by_day_newest_first_and_as_a_table()
    {
        var today = TimeProvider.System.GetUtcNow();
        foreach (var (age, followers) in new[] { (300, 900), (2, 1_200), (1, 1_204) })
            await Database.Write(
                """
                insert into account_days (day, username, followers, follows, posts, read_at)
                values (@day, 'invented.shop', @followers, 18, 96, @at)
                """,
                new { day = today.AddDays(-age).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), followers, at = today.AddDays(-age) });

        var days = await Get("/api/v1/followers/days");
        using var table = await client!.GetAsync("/api/v1/followers/days.csv?days=400", Token);

        Assert.Equal([1_204, 1_200], days.EnumerateArray().Select(day => day.GetProperty("followers").GetInt32()));
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
        Assert.Equal(4, (await table.Content.ReadAsStringAsync(Token)).Trim().Split('\n').Length);
        foreach (var wrong in new[] { "401", "0", $"{int.MaxValue}" })
            await (await client.GetAsync($"/api/v1/followers/days?days={wrong}", Token)).AssertProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Insights_are_listed_by_day_and_post_and_as_a_table()
    {
        var today = TimeProvider.System.GetUtcNow();
        foreach (var (age, views) in new[] { (300, 9), (1, 1_204) })
            await Database.Write(
                "insert into account_insights (day, views, saves, read_at) values (@day, @views, 3, @at)",
                new { day = today.AddDays(-age).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), views, at = today });
        await Post("m1");
        await Database.Write("insert into media_insights (media_id, views, read_at) values ('m1', 77, @at)", new { at = today });

        var day = Assert.Single((await Get("/api/v1/insights/days")).EnumerateArray());
        var post = Assert.Single((await Get("/api/v1/insights/posts")).EnumerateArray());
        using var table = await client!.GetAsync("/api/v1/insights/days.csv?days=400", Token);

        Assert.Equal((1_204, JsonValueKind.Null), (day.GetProperty("views").GetInt32(), day.GetProperty("likes").ValueKind));
        Assert.Equal(("m1", 77), (post.GetProperty("mediaId").GetString(), post.GetProperty("views").GetInt32()));
        Assert.EndsWith(",9,,,,,,,3", (await table.Content.ReadAsStringAsync(Token)).Trim(), StringComparison.Ordinal);
        await (await client.GetAsync("/api/v1/insights/days?days=401", Token)).AssertProblem(HttpStatusCode.BadRequest);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Ids(JsonElement page) =>
        string.Join(' ', page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));

    private Task Post(string id) => Database.Write(
        """
        insert into media (id, caption, kind, seen_at, processing_enabled, comments_enabled, updated_at)
        values (@id, 'Сукня Анна', 'IMAGE', @at, @yes, @yes, @at)
        """,
        new { id, at = Seed.Noon, yes = true });

    private Task Comment(string id, string media, string type, string status, int minute) => Database.Write(
        """
        insert into comments (id, session_key, username, media_id, text, written_at, status, type, confidence, reasoning,
            hidden, deleted, own, updated_at)
        values (@id, 'instagram:42', 'nadiia', @media, 'Слова', @at, @status, @type, 90, 'By its words', @no, @no, @no, @at)
        """,
        new { id, media, type, status, at = Seed.Noon.AddMinutes(minute), no = false });
}
