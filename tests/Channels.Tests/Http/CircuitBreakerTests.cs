using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Http;

namespace MirtAi.Channels.Tests.Http;

public sealed class CircuitBreakerTests
{
    private readonly FakeTimeProvider time = new();
    private readonly CircuitBreaker breaker;

    public CircuitBreakerTests() => breaker = new CircuitBreaker(3, TimeSpan.FromSeconds(30), time);

    [Fact]
    public void Only_failures_in_a_row_count()
    {
        breaker.Failed();
        breaker.Failed();
        breaker.Succeeded();
        breaker.Failed();
        breaker.Failed();

        Assert.Null(breaker.Wait());
        breaker.Failed();
        Assert.Equal(TimeSpan.FromSeconds(30), breaker.Wait());
    }

    [Fact]
    public void After_the_rest_one_call_finds_out()
    {
        Break();
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Null(breaker.Wait());
        Assert.NotNull(breaker.Wait());
        breaker.Failed();
        Assert.Equal(TimeSpan.FromSeconds(30), breaker.Wait());

        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(breaker.Wait());
        breaker.Succeeded();
        Assert.Null(breaker.Wait());
    }

    private void Break()
    {
        for (var failure = 0; failure < 3; failure++)
            breaker.Failed();
    }
}
