using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MirtAi.Bench;

/// <summary>
/// The database's own limit for one message at a time: the same two writes in a transaction of their own, prepared, by
/// <c>pgbench</c>, which comes with PostgreSQL.
/// </summary>
internal static class Pgbench
{
    private const string Script = """
        \set customer random(1, 1000)
        \set event random(1, 9000000000000)
        begin;
        insert into webhook_dedupe (dedupe_key, expires_at) values ('pgbench:' || :event, now() + interval '7 days')
            on conflict (dedupe_key) do nothing;
        insert into grain_state (kind, key, version, state, wake_at) values ('pgbench', :customer::text, 1,
            '{"key":"telegram:1","mode":"bot","lines":4,"pending":1,"conversation":{"state":"STATE_0_INIT","phase":"INIT","language":"uk"}}', now())
            on conflict (kind, key) do update set version = grain_state.version + 1, state = excluded.state,
                wake_at = excluded.wake_at, updated_at = now();
        commit;
        """;

    /// <summary>As fast as 24 clients can.</summary>
    public static Task<LoadResult> Closed(NpgsqlConnectionStringBuilder database, TimeSpan duration) => Run(database, duration);

    /// <summary>At a fixed rate; a transaction that waits for its turn counts its waiting.</summary>
    public static Task<LoadResult> Open(NpgsqlConnectionStringBuilder database, int perSecond, TimeSpan duration) =>
        Run(database, duration, "-R", perSecond.ToString(CultureInfo.InvariantCulture));

    private static async Task<LoadResult> Run(NpgsqlConnectionStringBuilder database, TimeSpan duration, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("mirt-pgbench").FullName;
        try
        {
            var script = Path.Combine(folder, "script.sql");
            await File.WriteAllTextAsync(script, Script);
            var seconds = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var port = database.Port.ToString(CultureInfo.InvariantCulture);
            var start = new ProcessStartInfo(Find(), [
                "-n", "-M", "prepared", "-c", "24", "-j", "2", "-T", seconds, "-f", script, "-l", "--log-prefix",
                Path.Combine(folder, "log"), .. more, "-h", database.Host!, "-p", port, "-U", database.Username!, database.Database!])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["PGPASSWORD"] = database.Password ?? "";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? new LoadResult(await ReadLatencies(folder), duration, new Dictionary<int, int>())
                : throw new InvalidOperationException("pgbench: " + await errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The third column of each line is what a transaction took, in microseconds.</summary>
    private static async Task<Latencies> ReadLatencies(string folder)
    {
        var latencies = new Latencies();
        foreach (var log in Directory.GetFiles(folder, "log.*"))
            foreach (var line in await File.ReadAllLinesAsync(log))
                latencies.Add(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) * Stopwatch.Frequency / 1_000_000);
        return latencies;
    }

    private static string Find() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderDescending(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "bin", "pgbench"))
            .First(File.Exists)
        : "pgbench";
}
