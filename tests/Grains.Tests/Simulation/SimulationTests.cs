using System.Globalization;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>
/// The session grain, its rules and its turns in two processes, over thousands of random schedules. The environment variable
/// <c>MIRT_SIMULATION_SEED</c> replays one and prints what happens in it.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Schedules = 12_000, ManagedSchedules = 10_000;

    [Fact]
    public void Whatever_happens_every_message_is_answered_exactly_once_and_in_order()
    {
        foreach (var seed in Seeds(Schedules))
            Play(seed, managed: false);
    }

    [Fact]
    public void After_the_commit_of_a_take_over_nothing_of_the_bots_is_said_or_sent()
    {
        var (interrupted, withdrawn, dropped) = (0, 0, 0);

        foreach (var seed in Seeds(ManagedSchedules))
        {
            var met = Play(seed, managed: true);
            (interrupted, withdrawn, dropped) = (interrupted + met.Interrupted, withdrawn + met.Withdrawn, dropped + met.Dropped);
        }

        output.WriteLine($"{interrupted} turns interrupted, {withdrawn} messages withdrawn, {dropped} refused and not sent again");
        if (Seed is null)
            Assert.All([interrupted, withdrawn, dropped], met => Assert.True(met > 0, "no schedule meets what it is about"));
    }

    private static string? Seed => Environment.GetEnvironmentVariable("MIRT_SIMULATION_SEED") is { Length: > 0 } seed ? seed : null;

    private static IEnumerable<int> Seeds(int count) =>
        Seed is { } seed ? [int.Parse(seed, CultureInfo.InvariantCulture)] : Enumerable.Range(1, count);

    private (int Interrupted, int Withdrawn, int Dropped) Play(int seed, bool managed)
    {
        try
        {
            return Play(seed, managed, Seed is null ? null : []);
        }
        catch (Exception) when (Seed is null)
        {
            output.WriteLine($"Replay with MIRT_SIMULATION_SEED={seed}");
            return Play(seed, managed, []);
        }
    }

    private (int Interrupted, int Withdrawn, int Dropped) Play(int seed, bool managed, List<string>? trace)
    {
        try
        {
            var schedule = new Schedule(seed, trace, managed);
            schedule.Play();
            return schedule.Met;
        }
        finally
        {
            trace?.ForEach(output.WriteLine);
        }
    }
}
