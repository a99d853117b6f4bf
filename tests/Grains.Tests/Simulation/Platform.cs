using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>A platform that delivers each event until it is acknowledged, and sometimes once more.</summary>
internal sealed class Platform
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Random random;
    private readonly List<Delivery> underWay = [];
    private readonly List<InboundEvent> waiting;

    public Platform(Random random)
    {
        this.random = random;
        waiting = [.. Enumerable.Range(1, random.Next(2, 10)).Select(Event)];
        All = [.. waiting];
    }

    public IReadOnlyList<InboundEvent> All { get; }

    public bool HasWaiting => waiting.Count > 0;

    public bool IsQuiet => waiting.Count == 0 && underWay.Count == 0;

    /// <summary>Delivers the oldest event that is not acknowledged, or rarely a later one.</summary>
    public InboundEvent DeliverNext(SimulatedProcess to)
    {
        var inbound = waiting[random.Next(4) == 0 ? random.Next(waiting.Count) : 0];
        waiting.Remove(inbound);
        underWay.Add(new Delivery(inbound, to, to.Receive(inbound)));
        return inbound;
    }

    /// <summary>Delivers any event once more, also one that was never delivered.</summary>
    public InboundEvent DeliverAgain(SimulatedProcess to)
    {
        var inbound = All[random.Next(All.Count)];
        underWay.Add(new Delivery(inbound, to, to.Receive(inbound)));
        return inbound;
    }

    /// <summary>Hears the answers; what was not taken comes again.</summary>
    public void Listen()
    {
        foreach (var delivery in underWay.Where(delivery => delivery.Answer.IsCompleted).ToArray())
            Close(delivery, taken: delivery.Answer.IsCompletedSuccessfully && delivery.Answer.Result != Receipt.Overloaded);
    }

    /// <summary>No answer comes from a process that is gone.</summary>
    public void Disconnect(SimulatedProcess process)
    {
        foreach (var delivery in underWay.Where(delivery => delivery.To == process).ToArray())
            Close(delivery, taken: false);
    }

    private void Close(Delivery delivery, bool taken)
    {
        underWay.Remove(delivery);
        if (taken)
            waiting.Remove(delivery.Event);
        else if (!waiting.Contains(delivery.Event))
            waiting.Insert(0, delivery.Event);
    }

    private InboundEvent Event(int number)
    {
        var kind = random.Next(20) switch
        {
            0 => InboundKind.Unreachable,
            1 => InboundKind.Reachable,
            < 7 when number > 1 => InboundKind.Edit,
            _ => InboundKind.Message,
        };
        var original = kind == InboundKind.Edit ? random.Next(1, number) : number;
        return new InboundEvent
        {
            EventId = $"update:{number}",
            SessionKey = SimulatedProcess.SessionKey,
            Kind = kind,
            Recipient = "1",
            SentAt = SentAt,
            MessageId = $"{original}",
            Text = kind == InboundKind.Edit && random.Next(4) == 0 ? $"m{original}" : $"m{number}",
        };
    }

    private sealed record Delivery(InboundEvent Event, SimulatedProcess To, Task<Receipt> Answer);
}
