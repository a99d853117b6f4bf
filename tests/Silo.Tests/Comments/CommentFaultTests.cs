using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>Processes die under what a comment needs to know.</summary>
public sealed class CommentFaultTests(SqliteFile file) : IClassFixture<SqliteFile>
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task That_a_process_has_died_is_no_failure_of_a_comment_which_goes_on_at_once(int refusals)
    {
        var clock = new WatchedTimeProvider();
        var dying = new DyingProcess(refusals, typeof(IMediaGrain), typeof(ICommentPolicyGrain));
        await using var storage = await file.Start(null);
        await using var desk = await CommentSilo.Start(storage, clock, new OutageChain(), TimeSpan.FromHours(1), dying);
        var of = new { id = CommentSilo.Id(refusals) };
        var began = clock.GetUtcNow();

        await desk.Write(refusals);
        await Eventually.Until(
            async () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(200));
                return (await storage.Query<string>("select status from comments where id = @id", of)).SingleOrDefault() == "completed";
            },
            TimeSpan.FromMinutes(1));

        Assert.True(dying.IsDone);
        Assert.Equal("reply:", Assert.Single(await storage.Query<string>("select substr(recipient, 1, 6) from outbox where session_key = 'comment:' || @id", of)));
        Assert.Null(Assert.Single(await storage.Query<string?>("select last_error from comments where id = @id", of)));
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.Zero, TimeSpan.FromSeconds(14));
    }

    [Fact]
    public async Task A_post_that_cannot_be_reached_for_long_is_a_failure_like_others()
    {
        var clock = new WatchedTimeProvider();
        var dying = new DyingProcess(int.MaxValue, typeof(IMediaGrain));
        await using var storage = await file.Start(null);
        await using var desk = await CommentSilo.Start(storage, clock, new OutageChain(), TimeSpan.FromHours(1), dying);
        var of = new { id = CommentSilo.Id(100) };

        await desk.Write(100);
        await Eventually.Until(
            async () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(200));
                return (await storage.Query<string>("select status from comments where id = @id", of)).SingleOrDefault() == "retry";
            },
            TimeSpan.FromMinutes(1));

        Assert.NotNull(Assert.Single(await storage.Query<string?>("select last_error from comments where id = @id", of)));
    }
}
