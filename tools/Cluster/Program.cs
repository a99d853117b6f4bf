using MirtAi.Cluster;
using MirtAi.Cluster.Fleet;
using MirtAi.Cluster.Postgres;
using MirtAi.Cluster.TestRuns;

// What ./mirt starts when it needs more than a shell: exit codes and one-line errors are those of ./mirt.
try
{
    return args switch
    {
        ["cluster", .. var rest] => await ClusterCommand.RunAsync(rest),
        ["postgres", "--", var program, .. var rest] => await PostgresCommand.RunAsync(program, rest),
        ["test", .. var rest] => await TestCommand.RunAsync(rest),
        _ => throw new UsageException("usage: ./mirt cluster N [--port PORT] | test [ARGS...] | postgres -- COMMAND..."),
    };
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync($"mirt: {wrong.Message}");
    return 2;
}
catch (PostgresUnavailableException none)
{
    await Console.Error.WriteLineAsync($"mirt: {none.Message}");
    return 1;
}
