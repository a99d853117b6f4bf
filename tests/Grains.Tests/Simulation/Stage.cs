using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>The session grain in two processes, with a database that does what it is asked and a clock that the test moves.</summary>
internal sealed class Stage
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly World world = new();
    private int number;

    public Stage()
    {
        Database = new SimulatedDatabase(Memory);
        A = new SimulatedProcess("A", world, Database, new Random(1));
        B = new SimulatedProcess("B", world, Database, new Random(1));
    }

    public DatabaseMemory Memory { get; } = new();

    public SimulatedDatabase Database { get; }

    public SimulatedProcess A { get; }

    public SimulatedProcess B { get; }

    public IEnumerable<string> Answers => Memory.Outbox.Select(entry => entry.Message.Text);

    /// <summary>The customer writes; the message goes to this process.</summary>
    public Task<Receipt> Write(SimulatedProcess to)
    {
        var receipt = to.Receive(new InboundEvent
        {
            EventId = $"update:{++number}",
            SessionKey = SimulatedProcess.SessionKey,
            Kind = InboundKind.Message,
            Recipient = "1",
            SentAt = SentAt,
            MessageId = $"{number}",
            Text = $"m{number}",
        });
        Settle();
        return receipt;
    }

    /// <summary>Everything that can be done at this moment is done.</summary>
    public void Settle()
    {
        do
        {
            A.Run();
            B.Run();
        }
        while (AnswerOne() || world.EndPauses(dueBy: world.Elapsed));
    }

    /// <summary>Only what the processes can do without the database is done.</summary>
    public void SettleWithoutDatabase()
    {
        A.Run();
        B.Run();
    }

    /// <summary>Time passes; timers fire on time, and one that is due when it ends has fired.</summary>
    public void Pass(TimeSpan time)
    {
        var end = world.Elapsed + time;
        while (Next(end) is { } next)
        {
            if (next > world.Elapsed)
                world.Elapsed = next;
            foreach (var timer in A.Armed.Concat(B.Armed).Where(timer => timer.DueAt <= next).ToArray())
                timer.Fire();
            Settle();
        }
        world.Elapsed = end;
    }

    public void Pass(double seconds) => Pass(TimeSpan.FromSeconds(seconds));

    /// <summary>The turn that runs in the process has an answer.</summary>
    public void Answer(SimulatedProcess process)
    {
        var turn = process.Runner.Open[^1];
        process.Runner.Open.Remove(turn);
        turn.Succeed();
        Settle();
        Pass(TimeSpan.Zero);
    }

    /// <summary>The next timer fires although it is not quite time.</summary>
    public void FireEarly(SimulatedProcess process, TimeSpan early)
    {
        var timer = process.Armed.Single();
        world.Elapsed = timer.DueAt!.Value - early;
        timer.Fire();
        Settle();
    }

    private bool AnswerOne()
    {
        if (Database.Open.FirstOrDefault() is not { } call)
            return false;
        Database.Open.Remove(call);
        if (call.TryApply())
            call.Answer();
        return true;
    }

    private TimeSpan? Next(TimeSpan end) =>
        A.Armed.Concat(B.Armed).Select(timer => timer.DueAt).Append(world.NextEnd).Where(due => due <= end).Min();
}
