using MirtAi.Grains.Durability;
using Orleans.Runtime;

namespace MirtAi.Grains.Tests.Durability;

public sealed class TransientGrainFaultsTests
{
    private int calls;

    [Fact]
    public async Task A_call_is_repeated_until_another_process_takes_it()
    {
        var answer = await Retry(() => ++calls < 3 ? throw new SiloUnavailableException("leaving") : Task.FromResult("taken"));

        Assert.Equal(("taken", 3), (answer, calls));
    }

    [Fact]
    public async Task After_three_attempts_the_sender_is_told_to_come_again()
    {
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => Retry(() => Fail(new SiloUnavailableException("dead"))));

        Assert.IsType<SiloUnavailableException>(fault.InnerException);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_grain_with_too_many_calls_is_not_asked_again()
    {
        await Assert.ThrowsAsync<LimitExceededException>(() => Retry(() => Fail(new LimitExceededException("full"))));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task What_the_grain_itself_throws_passes()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Retry(() => Fail(new InvalidOperationException("a fault of its own"))));

        Assert.Equal(1, calls);
    }

    private static Task<string> Retry(Func<Task<string>> call) =>
        TransientGrainFaults.Retry(call, TimeProvider.System, TestContext.Current.CancellationToken);

    private Task<string> Fail(Exception exception)
    {
        calls++;
        return Task.FromException<string>(exception);
    }
}
