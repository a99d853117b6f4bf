namespace MirtAi.Bench;

/// <summary>
/// What it costs that any silo takes any request: three on the same cores, requests spread over all of them, beside one alone.
/// </summary>
internal static class ThreeSilos
{
    private const int Rounds = 3;
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(4);

    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print("== three silos on the same cores, 64 connections spread over all, beside one silo with all of them, in turn");
        await using var first = await TakeIn.Start(database);
        await Load.WarmUp([first.Port], 64, TakeIn.Others(0).Next);
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            double three;
            await using (var second = await TakeIn.Start(database))
            await using (var third = await TakeIn.Start(database))
            {
                int[] all = [first.Port, second.Port, third.Port];
                await Load.WarmUp(all, 64, TakeIn.Others(20 + round).Next);
                three = await Measure("three silos", all, round);
                await second.StopAsync();
                await third.StopAsync();
            }

            ratios.Add(three / await Measure("one silo", [first.Port], 10 + round));
        }

        Benchmark.Print(FormattableString.Invariant($"median, three silos / one: {ratios.Order().ElementAt(Rounds / 2):F2}"));
    }

    private static async Task<double> Measure(string name, int[] ports, int part)
    {
        var updates = TakeIn.Others(part);
        await Load.Closed(ports, 64, TimeSpan.FromSeconds(1), updates.Next);
        var result = await Load.Closed(ports, 64, Phase, updates.Next);
        Benchmark.Print($"{name,-12} {result}");
        return result.PerSecond;
    }
}
