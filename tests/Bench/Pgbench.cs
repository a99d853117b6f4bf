using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace MirtAi.Bench;

/// <summary>
/// The database's own limit for one message at a time: the same two writes in a transaction of their own, prepared, by
/// <c>pgbench</c>, which comes with PostgreSQL.
/// </summary>
internal static partial class Pgbench
{
    private const string Script = """
        \set customer random(1, 1000)
        \set event random(1, 9000000000000)
        begin;
        insert into webhook_dedupe (dedupe_key, expires_at) values ('pgbench:' || :event, now() + interval '7 days') on conflict (dedupe_key) do nothing;
        insert into grain_state (kind, key, version, state, wake_at) values ('pgbench', :customer::text, 1, '{"key":"telegram:1","mode":"bot","lines":4,"pending":1,"conversation":{"state":"STATE_0_INIT","phase":"INIT","language":"uk"}}', now())
            on conflict (kind, key) do update set version = grain_state.version + 1, state = excluded.state, wake_at = excluded.wake_at, updated_at = now();
        commit;
        """;

    /// <summary>Transactions a second with 24 clients.</summary>
    public static async Task<double> Run(NpgsqlConnectionStringBuilder database, TimeSpan duration)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Script);
        try
        {
            var seconds = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var port = database.Port.ToString(CultureInfo.InvariantCulture);
            var start = new ProcessStartInfo(Find(), ["-n", "-M", "prepared", "-c", "24", "-j", "2", "-T", seconds, "-f", file, "-h", database.Host!, "-p", port, "-U", database.Username!, database.Database!])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["PGPASSWORD"] = database.Password ?? "";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            var match = Rate().Match(output);
            return match.Success
                ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException("pgbench: " + await errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Find() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin", "pgbench")).First(File.Exists)
        : "pgbench";

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
