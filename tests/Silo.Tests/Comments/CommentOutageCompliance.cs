using MirtAi.Grains.Comments.Classification;
using MirtAi.Silo.Tests.Delivery;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>A model is away for an hour in which more is asked than may be replied; the same for every database.</summary>
public abstract class CommentOutageCompliance : StorageCompliance
{
    private const int Asked = 30, PerHour = 10;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(90), Between = TimeSpan.FromMinutes(2),
        Pause = TimeSpan.FromHours(1) / PerHour;

    private readonly WatchedTimeProvider clock = new();

    [Fact]
    public async Task A_model_that_is_away_for_an_hour_holds_up_no_comment_and_the_oldest_are_replied_to_first_while_that_is_wanted()
    {
        var began = clock.GetUtcNow();
        var chain = new OutageChain { IsAway = true };
        var account = new AccountOfReplies(PerHour, clock);
        await using var desk = await CommentSilo.Start(Storage, clock, chain, AnswerWithin);
        await using var pump = await RunningPump.Start(Storage, account, new MemoryAccounts(), clock);

        for (var number = 0; number < Asked; number++)
        {
            await desk.Write(number);
            await pump.Until(async () => await By(number) == CommentVerdict.Scripted, TimeSpan.Zero);
            clock.Advance(Between);
        }

        chain.IsAway = false;
        await desk.Write(Asked);
        await pump.Until(async () => (await By(Asked))?.StartsWith("reads", StringComparison.Ordinal) == true, TimeSpan.Zero);
        await pump.Until(async () => await Open() == 0, TimeSpan.FromMinutes(1));

        var sent = account.Sent;
        var numbers = sent.Select(one => NumberOf(one.Comment)).ToArray();
        Assert.Equal(numbers.Order(), numbers);
        // One every six minutes is at most 22 before one is too late; what is too late costs the others nothing.
        Assert.Equal(Enumerable.Range(0, 12), numbers.Take(12));
        Assert.InRange(numbers.Length, 15, Asked - 1);
        Assert.All(
            sent.Zip(numbers),
            one => Assert.InRange(one.First.At - began - (Between * one.Second), TimeSpan.Zero, AnswerWithin));
        // The clock may take a step while one is being sent, which is then written down as sent later.
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= Pause - Between));
        Assert.True(sent[^1].At - sent[0].At >= (Pause * (sent.Count - 1)) - Between);
        var late = Asked + 1 - sent.Count;
        Assert.Equal(late, await Count("select count(*) from comments where status = 'failed' and answer_status = 'failed'"));
        Assert.Equal(late, await Count("select count(*) from outbox where account = 'managers'"));
    }

    private static int NumberOf(string id) => Enumerable.Range(0, Asked + 1).Single(number => CommentSilo.Id(number) == id);

    /// <summary>What told the type of a comment that is dealt with; null while it is not.</summary>
    private async Task<string?> By(int number) => (await Storage.Query<string>(
        "select classified_by from comments where id = @id and status = 'completed'", new { id = CommentSilo.Id(number) })).SingleOrDefault();

    private Task<long> Open() => Count("select count(*) from comments where answer_status = 'pending'");

    private async Task<long> Count(string sql) => (await Storage.Query<long>(sql)).Single();
}
