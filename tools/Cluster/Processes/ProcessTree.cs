using System.Globalization;

namespace MirtAi.Cluster.Processes;

/// <summary>Reads parentage from /proc. Where there is none, a process seems to have no children.</summary>
internal static class ProcessTree
{
    private const string Proc = "/proc";

    /// <summary>The process and its direct children.</summary>
    internal static IReadOnlyList<int> WithChildren(int pid) => [pid, .. Pids().Where(child => Stat(child)?.Parent == pid)];

    /// <summary>The process, its children, theirs, and so on.</summary>
    internal static IReadOnlyList<int> WithDescendants(int pid)
    {
        var children = Pids().Select(child => (Pid: child, Stat(child)?.Parent)).ToLookup(child => child.Parent, child => child.Pid);
        List<int> tree = [pid];
        // The list grows as it is walked: each generation after its parents.
        for (var i = 0; i < tree.Count; i++)
            tree.AddRange(children[tree[i]]);
        return tree;
    }

    /// <summary>False also for one that is dead but not yet reaped.</summary>
    internal static bool IsAlive(int pid) => Stat(pid) is { State: not "Z" and not "X" };

    private static IEnumerable<int> Pids() =>
        Directory.Exists(Proc)
            ? Directory.EnumerateDirectories(Proc)
                .Select(Path.GetFileName)
                .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
                .Where(pid => pid > 0)
            : [];

    private static (string State, int Parent)? Stat(int pid)
    {
        try
        {
            // "pid (name, which may hold anything) state parent ..."
            var stat = File.ReadAllText($"{Proc}/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
