using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace MirtAi.Bench;

/// <summary>A fixed rate. Timers of the runtime are late by one to three milliseconds, which would be counted as the service's.</summary>
internal static partial class Pace
{
    /// <summary>Says of so many moments, evenly spread, that they have come; blocks its thread until the last.</summary>
    public static void Keep(int perSecond, int count, ChannelWriter<long> due)
    {
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            var moment = started + (long)(number * (double)Stopwatch.Frequency / perSecond);
            while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), moment) is { Ticks: > 0 } wait)
                Sleep(wait);
            due.TryWrite(moment);
        }
        due.Complete();
    }

    private static void Sleep(TimeSpan time) =>
        _ = NanoSleep(new Duration((long)time.TotalSeconds, time.Ticks % TimeSpan.TicksPerSecond * 100), 0);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NanoSleep(in Duration time, nint remaining);

    private readonly record struct Duration(long Seconds, long Nanoseconds);
}
