namespace MirtAi.Fleet.Tests.Shop;

/// <summary>How long tests wait for what will happen. On a machine that has nothing else to do it takes a fraction of that.</summary>
internal static class Patience
{
    /// <summary>For what happens at once.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromMinutes(1);

    /// <summary>For what takes leases to run out.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(4);

    /// <summary>For a process to become ready.</summary>
    public static readonly TimeSpan Start = TimeSpan.FromMinutes(3);
}
