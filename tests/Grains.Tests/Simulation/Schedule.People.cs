using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>Managers who take over, write and hand back while turns are running and messages are on their way.</summary>
internal sealed partial class Schedule
{
    private static readonly ManagerActionKind[] Actions =
    [
        ManagerActionKind.TakeOver, ManagerActionKind.TakeOver, ManagerActionKind.Say, ManagerActionKind.HandBack,
        ManagerActionKind.HandBack, ManagerActionKind.Close,
    ];

    private int actions;

    /// <summary>What was met, over all schedules that were played.</summary>
    public (int Interrupted, int Withdrawn, int Dropped) Met => (delivery.Interrupted, delivery.Withdrawn, delivery.Dropped);

    private void PeopleStep()
    {
        if (random.Next(4) > 0)
        {
            Note("the pump goes on");
            delivery.Advance(refused: random.Next(2) == 0);
        }
        else if (Serving.Length > 0)
        {
            Act(Pick(Serving), Pick(Actions));
        }
    }

    private void Act(SimulatedProcess process, ManagerActionKind kind)
    {
        var action = new ManagerAction
        {
            Kind = kind,
            Manager = random.Next(2) == 0 ? "Olena" : "Petro",
            ActionId = $"action:{++actions}",
            Text = kind == ManagerActionKind.Say ? $"a person's {actions}" : "",
        };
        Do(process, $"is told {kind}", () => _ = process.Manage(action));
    }

    /// <summary>What is left when the customer and the bot rest: messages go out, and a conversation that a person has ends.</summary>
    private bool EndWithPeople()
    {
        if (!delivery.IsEmpty)
            delivery.Advance(refused: false);
        else if (memory.Session is { Handoff: not null })
            Act(Pick(Serving), ManagerActionKind.HandBack);
        else
            return false;
        return true;
    }
}
