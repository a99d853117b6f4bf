using System.Runtime.InteropServices;

namespace MirtAi.Cluster.Processes;

/// <summary>Where programs and accounts are on this machine.</summary>
public static class Programs
{
    private const string Accounts = "/etc/passwd";

    /// <summary>The <c>dotnet</c> that runs us, also when it is not on PATH.</summary>
    public static string Dotnet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>The path of a program on PATH, or null.</summary>
    public static string? Find(string name) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    internal static bool HasAccount(string account) => Account(account) is not null;

    internal static string Group(string account) => Account(account)?[3] ?? account;

    private static string[]? Account(string name) =>
        File.Exists(Accounts)
            ? File.ReadLines(Accounts).Select(line => line.Split(':')).FirstOrDefault(fields => fields.Length > 3 && fields[0] == name)
            : null;
}
