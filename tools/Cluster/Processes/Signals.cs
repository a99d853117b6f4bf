using System.Runtime.InteropServices;

namespace MirtAi.Cluster.Processes;

/// <summary>Sends signals by process id: the framework itself can only kill.</summary>
internal static partial class Signals
{
    /// <summary>True when the signal was delivered; false when there is no such process (any more).</summary>
    internal static bool Send(int pid, Signal signal) => Kill(pid, Number(signal)) == 0;

    private static int Number(Signal signal) => signal switch
    {
        Signal.Interrupt => 2,
        Signal.Kill => 9,
        Signal.Terminate => 15,
        // These two are numbered differently outside Linux.
        Signal.Suspend => OperatingSystem.IsLinux() ? 19 : 17,
        Signal.Continue => OperatingSystem.IsLinux() ? 18 : 19,
        _ => throw new ArgumentOutOfRangeException(nameof(signal)),
    };

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
