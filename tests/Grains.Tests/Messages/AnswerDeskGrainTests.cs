using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Interfaces.Answers;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Messages;

/// <summary>Requests that wait for an answer, and the answers.</summary>
public sealed class AnswerDeskGrainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly AnswerDeskGrain desk;

    public AnswerDeskGrainTests() => desk = new AnswerDeskGrain(time);

    [Fact]
    public async Task A_request_gets_the_answer_and_who_offered_it_hears_what_became_of_it()
    {
        await desk.Open("a");
        var next = desk.Next("a", Patience);

        var offer = desk.Offer("hello");
        Assert.Equal("hello", await next);
        Assert.False(offer.IsCompleted);
        await desk.Close("a", delivered: true);

        Assert.Equal(AnswerHandover.Delivered, await offer);
    }

    [Fact]
    public async Task What_the_platform_did_not_get_is_to_be_sent()
    {
        await desk.Open("a");
        var offer = desk.Offer("hello");
        await desk.Close("a", delivered: false);

        Assert.Equal(AnswerHandover.NotTaken, await offer);
        Assert.Equal(AnswerHandover.NotTaken, await desk.Offer("more"));
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_nobodys()
    {
        Assert.Equal(AnswerHandover.NotTaken, await desk.Offer("hello"));
        await desk.Open("a");
        var next = desk.Next("a", Patience);
        time.Advance(Patience);

        Assert.Null(await next);
        Assert.Equal(AnswerHandover.NotTaken, await desk.Offer("hello"));
    }

    [Fact]
    public async Task Only_the_last_request_waits_and_one_that_has_its_answer_keeps_it()
    {
        await desk.Open("a");
        var first = desk.Next("a", Patience);
        await desk.Open("b");
        Assert.Null(await first);

        var offer = desk.Offer("hello");
        Assert.Equal("hello", await desk.Next("b", Patience));
        await desk.Open("c");
        await desk.Close("a", delivered: true);
        Assert.False(offer.IsCompleted);
        await desk.Close("b", delivered: true);

        Assert.Equal(AnswerHandover.Delivered, await offer);
    }

    [Fact]
    public async Task Of_a_process_that_died_with_its_request_nobody_knows_whether_the_platform_has_the_answer()
    {
        await desk.Open("a");
        var offer = desk.Offer("hello");
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(AnswerHandover.Unknown, await offer);

        await desk.Open("b");
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(AnswerHandover.NotTaken, await desk.Offer("hello"));
    }
}
