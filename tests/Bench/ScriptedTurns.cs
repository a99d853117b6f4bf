using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Tests.Understanding;
using MirtAi.Silo.Evaluation;
using MirtAi.Testing;

namespace MirtAi.Bench;

/// <summary>How long a turn takes without a language model: of the shipped cases, and of hostile texts of full length.</summary>
internal static class ScriptedTurns
{
    private const int Length = 10_000, Rounds = 5;

    private static readonly ConversationState[] States =
        [ConversationState.Discovery, ConversationState.SizeColor, ConversationState.Offer, ConversationState.PaymentDelivery];

    public static async Task Run(BenchDatabase database)
    {
        await using var app = await InProcess.Start(database, _ => { });
        var timed = new Timed(app.Services.GetRequiredService<ITurnRunner>());
        var runner = new CaseRunner(timed, app.Services.GetRequiredService<ICatalog>());
        var shipped = CaseFile.Read(Directory.GetFiles(Path.Combine(ServiceAssembly.Root, "data/eval"), "*.jsonl"))
            .Where(one => one.Comment is null).ToArray();
        var hostile = HostileTexts.Parts.SelectMany(part => States.Select(state => new EvalCase
        {
            Id = $"{part.Trim()} in {state}",
            State = state,
            Turns = [new EvalTurn(HostileTexts.Of(part, Length), [])],
        })).ToArray();

        Benchmark.Print("== turns: a turn by the scripted model");
        await Print(timed, runner, $"{shipped.Length} shipped cases", shipped);
        await Print(timed, runner, $"{hostile.Length} texts of {Length:N0} characters", hostile);
        await app.StopAsync();
    }

    /// <summary>
    /// The first time fills caches, and has the code compiled: the others count. A text that is slow by itself is slow each time; what was
    /// slow once met the garbage collection, or another process.
    /// </summary>
    private static async Task Print(Timed timed, CaseRunner runner, string what, EvalCase[] cases)
    {
        var longest = cases.ToDictionary(one => one, _ => new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            if (round == 1)
                timed.Latencies = new Latencies();
            foreach (var one in cases)
            {
                timed.Longest = 0;
                await runner.Run(one, CancellationToken.None);
                if (round > 0)
                    longest[one].Add(timed.Longest);
            }
        }

        var (slowest, median) = longest.Select(one => (one.Key.Id, one.Value.Order().ElementAt(Rounds / 2))).MaxBy(one => one.Item2);
        Benchmark.Print(FormattableString.Invariant($"{what}: {timed.Latencies.Count} turns, p50 {timed.Latencies.Percentile(0.5):F2} ms, ")
            + FormattableString.Invariant($"p95 {timed.Latencies.Percentile(0.95):F2} ms, max {longest.Values.Max(times => times.Max()):F2} ms; ")
            + FormattableString.Invariant($"slowest by its median of {Rounds}: {median:F2} ms ({slowest})"));
    }

    private sealed class Timed(ITurnRunner runner) : ITurnRunner
    {
        public Latencies Latencies { get; set; } = new();

        /// <summary>The longest turn since it was set to 0, in milliseconds.</summary>
        public double Longest { get; set; }

        public async Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
        {
            var from = Stopwatch.GetTimestamp();
            var plan = await runner.Run(request, cancellationToken);
            var took = Stopwatch.GetTimestamp() - from;
            Latencies.Add(took);
            Longest = Math.Max(Longest, took * 1000.0 / Stopwatch.Frequency);
            return plan;
        }

        public TurnPlan GiveUp(TurnRequest request) => runner.GiveUp(request);
    }
}
