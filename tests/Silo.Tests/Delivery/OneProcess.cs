using MirtAi.Silo.Delivery;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>A fleet of one process.</summary>
internal sealed class OneProcess : IFleetProcesses
{
    public static readonly OneProcess Instance = new();

    public string Self => "this process";

    public string[] Alive => [Self];
}
