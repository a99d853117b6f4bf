using System.Diagnostics;

namespace MirtAi.Bench;

/// <summary>
/// The processor time that a load cost, by who used it: on a machine that others use too, it says more than rates do.
/// The database's is that of every server process of this machine.
/// </summary>
internal sealed class CpuUse
{
    private readonly int service;
    private readonly (TimeSpan Service, IReadOnlyDictionary<int, TimeSpan> Database, TimeSpan Load) before;

    private CpuUse(int service)
    {
        this.service = service;
        before = Read();
    }

    /// <summary>Counts from now on.</summary>
    public static CpuUse Start(int servicePid) => new(servicePid);

    /// <summary>What was used since the start, for each of so many requests.</summary>
    public CpuTime PerRequest(long requests)
    {
        var now = Read();
        // A process of the database that has ended meanwhile is not counted.
        var database = now.Database.Sum(process => (process.Value - before.Database.GetValueOrDefault(process.Key)).TotalMicroseconds);
        return new CpuTime(Micros(now.Service - before.Service), database / requests, Micros(now.Load - before.Load));

        double Micros(TimeSpan time) => time.TotalMicroseconds / requests;
    }

    private (TimeSpan Service, IReadOnlyDictionary<int, TimeSpan> Database, TimeSpan Load) Read()
    {
        using var served = Process.GetProcessById(service);
        using var load = Process.GetCurrentProcess();
        var database = new Dictionary<int, TimeSpan>();
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                // Its processes call themselves "postgres: what they do".
                if (process.ProcessName.StartsWith("postgres", StringComparison.Ordinal))
                    database[process.Id] = process.TotalProcessorTime;
            }
        }
        return (served.TotalProcessorTime, database, load.TotalProcessorTime);
    }
}
