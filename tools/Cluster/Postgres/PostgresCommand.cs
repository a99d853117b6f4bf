using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.Postgres;

/// <summary><c>postgres -- COMMAND...</c>: runs a command with a private PostgreSQL beside it, and exits as it does.</summary>
internal static class PostgresCommand
{
    /// <summary>The variable that tells tests and benchmarks which server to use.</summary>
    internal const string Variable = "MIRT_TEST_POSTGRES";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    internal static async Task<int> RunAsync(string program, string[] arguments)
    {
        using var stop = new StopRequest();
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var child = await ChildProcess.StartAsync(new()
        {
            Program = program,
            Arguments = arguments,
            Environment = new Dictionary<string, string?> { [Variable] = postgres.ConnectionString },
            Foreground = true,
        });
        if (await Task.WhenAny(child.Exited, stop.WaitAsync()) != child.Exited)
            await child.StopAsync(Patience);
        return await child.Exited;
    }
}
