using System.Globalization;
using System.Security.Cryptography;
using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.Postgres;

/// <summary>A new database cluster in a temporary folder, owned by the account that the server must run as.</summary>
internal sealed record PostgresFolder(string Path, string? Account, string Password)
{
    internal const string User = "mirt";

    private string PidFile => System.IO.Path.Combine(Data, "postmaster.pid");

    internal string Data => System.IO.Path.Combine(Path, "data");

    /// <summary>Runs initdb. Nothing is synced here: only what the running server commits has to last.</summary>
    internal static async Task<PostgresFolder> CreateAsync(string binaries)
    {
        var path = Directory.CreateTempSubdirectory("mirt-postgres-").FullName;
        var folder = new PostgresFolder(
            path, System.Environment.UserName == "root" ? ServerAccount() : null, RandomNumberGenerator.GetHexString(32, lowercase: true));
        var passwordFile = System.IO.Path.Combine(path, "password");
        await File.WriteAllTextAsync(passwordFile, folder.Password);
        if (folder.Account is { } account)
            await RunAsync(new() { Program = "chown", Arguments = ["-R", account, path] });
        await RunAsync(new()
        {
            Program = System.IO.Path.Combine(binaries, "initdb"),
            Arguments =
            [
                "--pgdata", folder.Data, "--username", User, "--pwfile", passwordFile, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync",
            ],
            Account = folder.Account,
            WorkingDirectory = path,
        });
        File.Delete(passwordFile);
        return folder;
    }

    /// <summary>The server's own word for it, as its control program reads it: the eighth line of its pid file.</summary>
    internal bool SaysReady()
    {
        try
        {
            return File.ReadLines(PidFile).ElementAtOrDefault(7)?.Trim() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A server that was killed leaves its pid file; a new one would first have to disbelieve it.</summary>
    internal void Forget() => File.Delete(PidFile);

    internal void Remove()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Removed already.
        }
        catch (IOException)
        {
            // A backend that is just dying wrote once more. The second look finds it gone.
            Directory.Delete(Path, recursive: true);
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string ServerAccount() => Programs.HasAccount("postgres") ? "postgres" : "nobody";

    private static async Task RunAsync(ChildCommand command)
    {
        var output = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var child = await ChildProcess.StartAsync(command with { OnLine = output.Enqueue });
        if (await child.Exited is not 0 and var code)
            throw new PostgresUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"{System.IO.Path.GetFileName(command.Program)} ended with {code}: {string.Join(" / ", output.TakeLast(5))}"));
    }
}
