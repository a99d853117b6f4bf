namespace MirtAi.Silo.Jobs;

/// <summary>What a process does that takes a job over, or starts it again.</summary>
internal enum CatchUp
{
    /// <summary>It runs the job at once, however lately it ran: what a run finds out is known to its process alone.</summary>
    AtStart,

    /// <summary>
    /// It runs the job when its next run is due: at once if that time has passed, and once however many runs were missed.
    /// </summary>
    WhenMissed,
}
