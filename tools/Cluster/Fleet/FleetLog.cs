namespace MirtAi.Cluster.Fleet;

/// <summary>Lines of the fleet itself, and the processes' own behind their ports, so that the two cannot be confused.</summary>
internal sealed class FleetLog(TextWriter writer)
{
    private readonly TextWriter writer = TextWriter.Synchronized(writer);

    internal void Write(string line)
    {
        this.writer.WriteLine(line);
        this.writer.Flush();
    }

    internal void Write(int port, string line) => Write($"{port} | {line}");
}
