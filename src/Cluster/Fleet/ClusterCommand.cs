namespace MirtAi.Cluster.Fleet;

internal static class ClusterCommand
{
    internal static Task<int> RunAsync(string[] args) => throw new UsageException("usage: ./mirt cluster N [--engine orleans] [--port PORT]");
}
