namespace MirtAi.Grains.Tests.Simulation;

/// <summary>What is common to all processes: the true time, and pauses that wait for their end.</summary>
internal sealed class World
{
    /// <summary>Stands for every shorter pause, which are by chance; so a schedule can be replayed.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(200);

    private readonly List<Pause> pauses = [];

    /// <summary>The true time, from the beginning.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>When the next pause ends.</summary>
    public TimeSpan? NextEnd => pauses.Count == 0 ? null : pauses.Min(pause => pause.DueAt);

    public ITimer AddPause(TimeSpan length, Action end)
    {
        var pause = new Pause(this, Elapsed + (length < ShortPause ? ShortPause : length), end);
        pauses.Add(pause);
        return pause;
    }

    /// <summary>Ends the pauses that are due by then; says whether there were any.</summary>
    public bool EndPauses(TimeSpan dueBy)
    {
        var ending = pauses.Where(pause => pause.DueAt <= dueBy).ToArray();
        pauses.RemoveAll(ending.Contains);
        foreach (var pause in ending)
            pause.End();
        return ending.Length > 0;
    }

    private sealed class Pause(World world, TimeSpan dueAt, Action end) : ITimer
    {
        public TimeSpan DueAt => dueAt;

        public void End() => end();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => world.pauses.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
