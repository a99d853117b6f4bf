using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>The end of a schedule: nothing fails any more, and what was promised must be so.</summary>
internal sealed partial class Schedule
{
    /// <summary>The longest pause after failures, a lease, a window, and the sweeper's patience; with some room.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(1);

    private const int MaxSteps = 5_000;

    /// <summary>Half of the time only one process is left to do it.</summary>
    private void CalmDown()
    {
        foreach (var process in processes)
            process.Clock.Skew = TimeSpan.Zero;
        if (random.Next(2) == 0)
            Crash(Pick(processes));
        foreach (var process in processes.Where(process => !process.Runs).Skip(random.Next(2) == 0 && Serving.Length > 0 ? 1 : 0))
            process.Start();
        var limit = world.Elapsed + Patience + (skewed ? TimeSpan.FromSeconds(60) : TimeSpan.Zero) + (
            reminds ? TimeSpan.FromSeconds(150) : TimeSpan.Zero);
        Note("calm");
        for (var steps = 0; DoNext(); steps++)
        {
            Settle();
            if (steps == MaxSteps)
                throw new SimulationException("nothing goes on for ever");
            if (world.Elapsed > limit)
                throw new SimulationException($"everything is done by {limit}, but {memory.Session}");
        }
    }

    private bool DoNext()
    {
        if (database.Open.FirstOrDefault() is { } call)
            Answer(call, call.Applied ? 99 : 0);
        else if (Answering() is [var running, ..])
            EndTurn(running, succeeds: true);
        else if (platform.HasWaiting)
            platform.DeliverNext(Pick(Serving));
        else if (world.NextEnd is { } end && end <= world.Elapsed + Overdue)
            world.EndPauses(world.Elapsed = end > world.Elapsed ? end : world.Elapsed);
        else if (memory.WakeAt is null && platform.IsQuiet)
            return managed && EndWithPeople();
        else
            Wait();
        return true;
    }

    /// <summary>Lets time pass until a timer fires or the sweeper finds the session overdue.</summary>
    private void Wait()
    {
        var next = Armed().OrderBy(armed => armed.Timer.DueAt).FirstOrDefault();
        var clock = Serving[0].Clock;
        var sweep = memory.WakeAt is { } wakeAt ? wakeAt - clock.GetUtcNow() + world.Elapsed + Overdue : TimeSpan.MaxValue;
        if (next.Timer is not null && next.Timer.DueAt <= sweep)
        {
            FireTimer(next, TimeSpan.Zero);
            return;
        }
        if (sweep == TimeSpan.MaxValue)
            throw new SimulationException("somebody answers an event or waits for something");
        world.Elapsed = sweep > world.Elapsed ? sweep : world.Elapsed + TimeSpan.FromMilliseconds(500);
        Wake(Serving[0]);
    }

    private void Judge()
    {
        var written = memory.Lines.Where(line => line.Author == Author.Customer).Select(line => line.Text);
        var answers = memory.Outbox.Select(entry => entry.Message.Text).ToArray();
        Promise(
            managed || written.SequenceEqual(answers.SelectMany(answer => answer.Split(SimulatedRunner.Separator))),
            $"each line is answered once, in order and as it was last worded: {string.Join(',', written)} by {string.Join(',', answers)}");
        var replies = memory.Lines.Where(line => line.Author == Author.Bot && !DatabaseMemory.IsReminder(line.Text)).ToArray();
        Promise(replies.Select(line => line.TurnId).Distinct().Count() == replies.Length, "a turn answers once");
        Promise(
            replies.Select(line => line.Sequence)
                .SequenceEqual(memory.Outbox.Where(entry => !entry.Message.ByPerson).Select(entry => entry.Sequence)),
            "a reply is delivered once");
        Promise(platform.All.All(inbound => memory.Taken.Contains(inbound.EventId)), "each event is taken");
        foreach (var text in platform.All.Where(Writes).GroupBy(inbound => inbound.Text))
        {
            var most = text.Count(inbound => !IsReplaced(inbound));
            Promise(
                memory.Changes.Count(text.Key.Equals) is var times && times >= Math.Min(most, 1) && times <= most,
                $"{text.Key} is written once, or never if its edit came first, not {times} times");
        }
        JudgeReminders();
        Promise(memory.Session is { Turn: null, Burst: null, Pending: 0 }, $"the session is at rest: {memory.Session}");
    }

    /// <summary>A silence that lasts gets its last reminder and then a manager, and nothing of it comes twice.</summary>
    private void JudgeReminders()
    {
        Promise(
            memory.Reminders.Distinct().Count() == memory.Reminders.Count,
            $"no reminder comes twice: {string.Join(',', memory.Reminders)}");
        Promise(memory.Lines.Count(line => DatabaseMemory.IsReminder(line.Text)) == memory.Reminders.Count, "a reminder is written once");
        var lasts = reminds && memory.Lines.Count > 0 && platform.All.All(inbound => inbound.Kind is not InboundKind.Unreachable);
        Promise(
            !lasts || memory.Reminders.LastOrDefault()?.EndsWith(" 2", StringComparison.Ordinal) == true,
            $"a silence that lasts gets its last reminder: {string.Join(',', memory.Reminders)} {memory.Session}");
        Promise(!lasts || memory.Calls.Count > 0, "and then a manager");
        Promise(reminds || memory.Reminders.Count + memory.Calls.Count == 0, "nobody is reminded when reminders are off");
        Promise(
            memory.Calls.Count <= memory.Reminders.Count(text => text.EndsWith(" 2", StringComparison.Ordinal)),
            "a manager is called after the last reminder only");
    }

    /// <summary>Whether the message came after an edit of it.</summary>
    private bool IsReplaced(InboundEvent inbound) => inbound.Kind is InboundKind.Message && platform.All.Any(edit =>
        edit.Kind is InboundKind.Edit
        && edit.MessageId == inbound.MessageId
        && memory.TakenInOrder.IndexOf(edit.EventId) < memory.TakenInOrder.IndexOf(inbound.EventId));

    private static bool Writes(InboundEvent inbound) => inbound.Kind is InboundKind.Message or InboundKind.Edit;

    private static void Promise(bool kept, string promise)
    {
        if (!kept)
            throw new SimulationException(promise);
    }
}
