namespace MirtAi.Cluster.TestRuns;

/// <summary>
/// The databases of the tests live for seconds, and no test takes the machine's power away: where memory abounds they are kept in it, with
/// all of their settings, and nobody waits for a disk.
/// </summary>
internal static class TemporaryFiles
{
    private const string Variable = "TMPDIR";
    private const string Memory = "/dev/shm";
    private const long NeededBytes = 8L << 30;

    /// <summary>For this process and those that it starts, unless the environment says where temporary files go.</summary>
    internal static void KeepInMemory()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) && IsAmple())
            Environment.SetEnvironmentVariable(Variable, Memory);
    }

    private static bool IsAmple() =>
        Directory.Exists(Memory)
        && new DriveInfo(Memory).AvailableFreeSpace >= NeededBytes
        && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= NeededBytes;
}
