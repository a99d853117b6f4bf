using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Http;
using Polly.CircuitBreaker;

namespace MirtAi.Channels.Tests.Http;

public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider time = new();
    private readonly CircuitBreaker breaker;

    public CircuitBreakerTests() => breaker = new CircuitBreaker(
        3, Rest, time, outcome => outcome.Exception is OperationCanceledException ? CallVerdict.Unknown
            : outcome.Result is true ? CallVerdict.Answered
            : CallVerdict.Failed);

    [Fact]
    public async Task Only_failures_in_a_row_count()
    {
        await Call(false);
        await Call(false);
        await Call(true);
        await Call(false);
        await Call(false);
        Assert.False(breaker.IsOpen);

        await Call(false);

        Assert.Equal(Rest, await Refused());
    }

    /// <summary>However many calls went well before: a share of them would never be reached.</summary>
    [Fact]
    public async Task Failures_in_a_row_count_after_many_good_calls()
    {
        for (var number = 0; number < 20_000; number++)
            await Call(true);

        await Break();

        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public async Task After_the_rest_one_call_finds_out()
    {
        await Break();
        time.Advance(Rest);
        var answer = new TaskCompletionSource<bool>();

        var probe = breaker.Run(_ => answer.Task, Token);
        await Refused();
        answer.SetResult(false);
        await probe;
        Assert.Equal(Rest, await Refused());

        time.Advance(Rest);
        await Call(true);
        await Call(true);
        Assert.False(breaker.IsOpen);
    }

    [Fact]
    public async Task A_call_that_was_given_up_finds_nothing_out()
    {
        await Break();
        time.Advance(Rest);

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => breaker.Run<bool>(_ => throw new OperationCanceledException(), Token));

        await Refused();
    }

    [Fact]
    public async Task Who_asks_for_it_is_left_alone_at_once()
    {
        breaker.Rest(TimeSpan.FromSeconds(1));
        Assert.Equal(Rest, await Refused());

        breaker.Rest(TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.FromMinutes(5), await Refused());
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await Call(true));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<bool> Call(bool isGood) => breaker.Run(_ => Task.FromResult(isGood), Token);

    private async Task Break()
    {
        for (var failure = 0; failure < 3; failure++)
            await Call(false);
    }

    /// <summary>How long no call is made.</summary>
    private async Task<TimeSpan?> Refused() =>
        (await Assert.ThrowsAsync<BrokenCircuitException>(() => breaker.Run(_ => Task.FromException<bool>(new UnreachableCall()), Token))).RetryAfter;

    private sealed class UnreachableCall : Exception;
}
