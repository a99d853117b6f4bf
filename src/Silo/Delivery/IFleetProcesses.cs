namespace MirtAi.Silo.Delivery;

/// <summary>The processes of the fleet, by names that no restart repeats.</summary>
internal interface IFleetProcesses
{
    /// <summary>This one.</summary>
    string Self { get; }

    /// <summary>Those that are not known to have ended, this one included.</summary>
    string[] Alive { get; }
}
