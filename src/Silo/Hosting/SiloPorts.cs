using System.Net;
using System.Net.NetworkInformation;

namespace MirtAi.Silo.Hosting;

/// <summary>The silo port of a process whose settings name none.</summary>
internal static class SiloPorts
{
    private const int WellKnown = 11_111;

    /// <summary>Free ports are looked for below the range from which systems number outgoing connections.</summary>
    private const int EndOfRange = 15_000;

    /// <summary>A free port on a loopback address; the well-known one on any other.</summary>
    public static int DefaultFor(IPAddress? address)
    {
        if (address is null || !IPAddress.IsLoopback(address))
            return WellKnown;
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        // Not the first one that is free: two processes that start at the same moment would both take it.
        var first = Random.Shared.Next(WellKnown, EndOfRange);
        return Enumerable.Range(first, EndOfRange - first).Concat(Enumerable.Range(WellKnown, first - WellKnown))
            .First(port => !taken.Contains(port));
    }
}
