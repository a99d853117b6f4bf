using MirtAi.Grains.Sessions.FollowUps;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>
/// One random life of a session in two processes: events delivered more than once, answers of the database lost, timers early and
/// late, processes that die, leave, and have wrong clocks. It ends in a calm, in which everything must be done.
/// </summary>
internal sealed partial class Schedule
{
    private static readonly FollowUpPolicy Reminding = new()
    {
        Delays = [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)],
        ManagerAfter = TimeSpan.FromSeconds(10),
    };

    private readonly Random random;
    private readonly World world = new();
    private readonly DatabaseMemory memory = new();
    private readonly SimulatedDatabase database;
    private readonly SimulatedProcess[] processes;
    private readonly Platform platform;
    private readonly List<string>? trace;
    private readonly bool skewed;
    private readonly bool reminds;
    private readonly bool managed;
    private readonly SimulatedDelivery delivery;

    public Schedule(int seed, List<string>? trace = null, bool managed = false)
    {
        random = new Random(seed);
        this.trace = trace;
        this.managed = managed;
        skewed = random.Next(2) == 0;
        reminds = random.Next(3) == 0 && !managed;
        delivery = new SimulatedDelivery(memory);
        database = new SimulatedDatabase(memory) { FollowUps = reminds ? Reminding : FollowUpPolicy.Off };
        processes = [new SimulatedProcess("A", world, database, random), new SimulatedProcess("B", world, database, random)];
        platform = new Platform(random);
        if (skewed)
            foreach (var process in processes)
                Skew(process);
    }

    private SimulatedProcess[] Serving => [.. processes.Where(process => process.Serves)];

    public void Play()
    {
        for (var steps = random.Next(20, 140); steps > 0; steps--)
        {
            Step();
            Settle();
        }
        CalmDown();
        Judge();
    }

    private void Step()
    {
        if (managed && random.Next(4) == 0)
        {
            PeopleStep();
            return;
        }

        switch (random.Next(100))
        {
            case < 14 when platform.HasWaiting && Serving.Length > 0:
                var receiver = Pick(Serving);
                Note($"{platform.DeliverNext(receiver).EventId} to {receiver.Name}");
                break;
            case < 20 when Serving.Length > 0:
                var again = Pick(Serving);
                Note($"{platform.DeliverAgain(again).EventId} again to {again.Name}");
                break;
            case < 52 when database.Open.Count > 0:
                Answer(Pick(database.Open), random.Next(100));
                break;
            case < 68 when Armed().Length > 0:
                FireTimer(Pick(Armed()), TimeSpan.FromMilliseconds(random.Next(3)));
                break;
            case < 80 when Answering().Length > 0:
                EndTurn(Pick(Answering()), succeeds: random.Next(6) > 0);
                break;
            case < 84 when Serving.Length > 0:
                Wake(Pick(Serving));
                break;
            case < 88:
                Disturb(Pick(processes));
                break;
            default:
                world.Elapsed += TimeSpan.FromMilliseconds(random.Next(3_000));
                break;
        }
    }

    private void Disturb(SimulatedProcess process)
    {
        if (!process.Runs)
            Do(process, "starts", process.Start);
        else if (skewed && random.Next(4) == 0)
            Skew(process);
        else if (random.Next(2) == 0)
            Crash(process);
        else if (process.Serves)
            Leave(process);
    }

    private void Skew(SimulatedProcess process) =>
        Do(process, "clock jumps", () => process.Clock.Skew = TimeSpan.FromMilliseconds(random.Next(-30_000, 30_000)));

    private void Leave(SimulatedProcess process)
    {
        Do(process, "leaves", process.Leave);
        platform.Disconnect(process);
    }

    private void Crash(SimulatedProcess process)
    {
        Do(process, "dies", process.Crash);
        platform.Disconnect(process);
        foreach (var call in database.Open.Where(call => call.From == process).ToArray())
        {
            database.Open.Remove(call);
            if (!call.Applied && random.Next(2) == 0)
                call.Apply();
        }
    }

    private void Answer(DatabaseCall call, int chance)
    {
        if (!call.Applied && chance is < 90)
        {
            Note($"database does what {call.From.Name} asked");
            call.Apply();
            if (chance >= 80)
                return;
        }
        database.Open.Remove(call);
        if (call.Applied && chance is < 74 or >= 80)
            call.Answer();
        else
            Do(call.From, "hears nothing from the database", call.Lose);
    }

    private void FireTimer((SimulatedProcess Process, SimulatedTimer Timer) armed, TimeSpan early)
    {
        var at = armed.Timer.DueAt!.Value - early;
        if (at > world.Elapsed)
            world.Elapsed = at;
        Do(armed.Process, "timer fires", armed.Timer.Fire);
    }

    private void EndTurn((SimulatedProcess Process, SimulatedRunner.Answering Turn) running, bool succeeds)
    {
        running.Process.Runner.Open.Remove(running.Turn);
        Do(running.Process, succeeds ? "has an answer" : "fails to answer", succeeds ? running.Turn.Succeed : running.Turn.Fail);
    }

    private void Wake(SimulatedProcess process) => Do(process, "is woken", process.Wake);

    private void Do(SimulatedProcess process, string what, Action action)
    {
        Note($"{process.Name} {what}");
        action();
    }

    private void Settle()
    {
        do
        {
            foreach (var process in processes)
                process.Run();
            platform.Listen();
        }
        while (random.Next(3) == 0 && world.EndPauses(dueBy: world.Elapsed + TimeSpan.FromSeconds(random.Next(2))));
    }

    private (SimulatedProcess Process, SimulatedTimer Timer)[] Armed() =>
        [.. processes.SelectMany(process => process.Armed.Select(timer => (process, timer)))];

    private (SimulatedProcess Process, SimulatedRunner.Answering Turn)[] Answering() =>
        [.. processes.SelectMany(process => process.Runner.Open.Select(turn => (process, turn)))];

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private void Note(string what) => trace?.Add($"{world.Elapsed.TotalSeconds:0.000} {what}");
}
