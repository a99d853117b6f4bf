using System.Globalization;

namespace MirtAi.Cluster.Fleet;

/// <summary>The command line of <c>cluster</c>.</summary>
internal sealed record FleetOptions
{
    internal const string Usage = "usage: ./mirt cluster N [--port PORT]";

    /// <summary>How many processes, 1 to 99.</summary>
    internal required int Count { get; init; }

    /// <summary>The service's assembly.</summary>
    internal required string Service { get; init; }

    /// <summary>The proxy's port. The processes take the ports after it.</summary>
    internal int Port { get; private init; } = 8080;

    internal string ReadyPath { get; private init; } = "/health/ready";

    internal IEnumerable<int> ServicePorts => Enumerable.Range(Port + 1, Count);

    internal static FleetOptions Parse(string[] args)
    {
        if (args is not [var count, .. var rest]
            || !int.TryParse(count, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 99
            || rest.Length % 2 != 0)
            throw new UsageException(Usage);
        var options = new FleetOptions { Count = number, Service = "" };
        foreach (var pair in rest.Chunk(2))
            options = options.With(pair[0], pair[1]);
        return File.Exists(options.Service) ? options : throw new UsageException($"{Usage}; --service names no file");
    }

    private FleetOptions With(string option, string value) => option switch
    {
        "--service" => this with { Service = Path.GetFullPath(value) },
        "--port" when int.TryParse(value, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65_000 =>
            this with { Port = port },
        "--ready-path" => this with { ReadyPath = value },
        _ => throw new UsageException($"{Usage}; not {option} {value}"),
    };
}
