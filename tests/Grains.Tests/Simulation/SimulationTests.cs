using System.Globalization;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>
/// The session grain, its rules and its turns in two processes, over thousands of random schedules. The environment variable
/// <c>MIRT_SIMULATION_SEED</c> replays one and prints what happens in it.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Schedules = 12_000;

    [Fact]
    public void Whatever_happens_every_message_is_answered_exactly_once_and_in_order()
    {
        if (Environment.GetEnvironmentVariable("MIRT_SIMULATION_SEED") is { Length: > 0 } seed)
            Replay(int.Parse(seed, CultureInfo.InvariantCulture));
        else
            for (var number = 1; number <= Schedules; number++)
                Play(number);
    }

    private void Play(int seed)
    {
        try
        {
            new Schedule(seed).Play();
        }
        catch (Exception)
        {
            output.WriteLine($"Replay with MIRT_SIMULATION_SEED={seed}");
            Replay(seed);
            throw;
        }
    }

    private void Replay(int seed)
    {
        var trace = new List<string>();
        try
        {
            new Schedule(seed, trace).Play();
        }
        finally
        {
            trace.ForEach(output.WriteLine);
        }
    }
}
