using System.Globalization;
using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.Postgres;

/// <summary>The newest PostgreSQL server of this machine: Debian keeps it out of PATH, others on it.</summary>
internal static class PostgresBinaries
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>, or null.</summary>
    internal static string? Folder() =>
        Debian().Append(Path.GetDirectoryName(Programs.Find("initdb")))
            .FirstOrDefault(folder =>
                folder is not null && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    private static IEnumerable<string?> Debian() =>
        Directory.Exists(DebianRoot)
            ? Directory.GetDirectories(DebianRoot).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static double Version(string folder) =>
        double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
