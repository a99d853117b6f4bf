using MirtAi.Cluster.Postgres;

namespace MirtAi.Testing;

/// <summary>The PostgreSQL server of this test process: the one that <c>./mirt test</c> started for all, or one of our own.</summary>
internal static class TestServer
{
    private const string Variable = "MIRT_TEST_POSTGRES";

    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    internal static string? Missing => Given is null ? PrivatePostgres.Missing : null;

    /// <summary>Of a role that may create databases.</summary>
    internal static Task<string> ConnectionStringAsync() => Started.Value;

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    private static async Task<string> StartAsync()
    {
        if (Given is { } given)
            return given;
        var postgres = await PrivatePostgres.StartAsync(fsync: false);
        // The server dies with us anyway; this removes its folder, too.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => postgres.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        return postgres.ConnectionString;
    }
}
