using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>
/// The outbox of one session and the pump that empties it, by the rules that the storage's own tests show. It checks that nothing of the
/// bot's is said, or begins to be sent, while a person has the customer.
/// </summary>
internal sealed class SimulatedDelivery
{
    private readonly DatabaseMemory memory;
    private readonly List<Row> rows = [];

    public SimulatedDelivery(DatabaseMemory memory)
    {
        this.memory = memory;
        memory.Committed = Store;
    }

    private enum Status
    {
        Waiting,
        Sending,
        Sent,
        Withdrawn,
    }

    /// <summary>How often a take-over met a turn that was being answered.</summary>
    public int Interrupted { get; private set; }

    /// <summary>How often a take-over withdrew what the customer had not got.</summary>
    public int Withdrawn { get; private set; }

    /// <summary>How often what was refused after a take-over was not sent again.</summary>
    public int Dropped { get; private set; }

    /// <summary>Everything is sent, or never will be.</summary>
    public bool IsEmpty => Open is null;

    private Row? Open => rows.Find(row => row.Status is Status.Waiting or Status.Sending);

    /// <summary>Begins to send the oldest message, or hears what became of it.</summary>
    public void Advance(bool refused)
    {
        if (Open is not { } row)
            return;
        if (row.Status == Status.Waiting)
        {
            if (memory.Session?.Handoff?.Manager is not null && !row.Message.ByPerson)
                throw new SimulationException($"nothing of the bot's is sent after the take-over: {row.Message.Text}");
            row.Status = Status.Sending;
        }
        else if (refused)
        {
            row.Status = row.IsWithdrawn ? Status.Withdrawn : Status.Waiting;
            Dropped += row.IsWithdrawn ? 1 : 0;
        }
        else
        {
            row.Status = Status.Sent;
        }
    }

    private void Store(Commit commit, Session before)
    {
        foreach (var withdrawal in commit.Effects.Features.OfType<UnsentWithdrawn>())
            Withdraw(withdrawal.UpTo);
        var isHeld = before.Handoff?.Manager is not null;
        if (isHeld && commit.Effects.Lines.Any(line => line.Author == Author.Bot))
            throw new SimulationException("nothing of the bot's is said after the take-over");
        if (!isHeld && memory.Session?.Handoff?.Manager is not null && before.Turn is not null)
            Interrupted++;
        rows.AddRange(commit.Effects.Outbox.Select(entry => new Row(entry.Sequence, entry.Message)));
    }

    private void Withdraw(long upTo)
    {
        foreach (var row in rows.Where(row => row.Sequence <= upTo))
        {
            if (row.Status == Status.Waiting)
            {
                row.Status = Status.Withdrawn;
                Withdrawn++;
            }
            else if (row.Status == Status.Sending)
            {
                row.IsWithdrawn = true;
            }
        }
    }

    private sealed class Row(long sequence, OutboundMessage message)
    {
        public long Sequence => sequence;

        public OutboundMessage Message => message;

        public Status Status { get; set; }

        public bool IsWithdrawn { get; set; }
    }
}
