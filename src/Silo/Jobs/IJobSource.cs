namespace MirtAi.Silo.Jobs;

/// <summary>Jobs whose number depends on the settings.</summary>
internal interface IJobSource
{
    /// <summary>The jobs.</summary>
    IEnumerable<IBackgroundJob> Jobs { get; }
}
