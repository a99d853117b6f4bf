using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Understanding.Commands;
using MirtAi.Grains.Understanding.Reading;
using MirtAi.Silo.Turns;

namespace MirtAi.Silo.Tests.Turns;

/// <summary>Who understood a turn, and what became of the commands, is counted.</summary>
public sealed class ReadingTelemetryTests
{
    [Fact]
    public async Task A_turn_counts_its_reader_its_commands_and_what_was_dropped()
    {
        var counted = new ConcurrentQueue<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name is "mirtai.turn.read" or "mirtai.turn.commands" or "mirtai.turn.commands_dropped")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, count, tags, _) => counted.Enqueue(
            $"{instrument.Name} {count} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        meters.Start();
        var plan = new TurnPlan
        {
            Conversation = new Conversation(),
            ReadBy = Reader.Model,
            Commands = [new CarriedCommand(new ConfirmOrder(), CommandOutcome.Done)],
            Dropped = [new DroppedCommand("claim_paid", DropCause.Amount)],
        };
        var runner = new MeasuredTurnRunner(
            new Planned(plan), new TurnOrigins(), TimeProvider.System, NullLogger<MeasuredTurnRunner>.Instance);

        await runner.Run(
            new TurnRequest
            {
                SessionKey = "web:1",
                Customer = new(),
                Conversation = new Conversation(),
                Messages = [],
                History = [],
                Now = default,
            },
            TestContext.Current.CancellationToken);

        Assert.Contains("mirtai.turn.read 1 reader=model", counted);
        Assert.Contains("mirtai.turn.commands 1 command=ConfirmOrder reader=model outcome=Done", counted);
        Assert.Contains("mirtai.turn.commands_dropped 1 command=claim_paid cause=Amount", counted);
    }

    private sealed class Planned(TurnPlan plan) : ITurnRunner
    {
        public Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken) => Task.FromResult(plan);

        public TurnPlan GiveUp(TurnRequest request) => plan;

        public Reply? Interim(TurnRequest request) => null;
    }
}
