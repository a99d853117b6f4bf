namespace MirtAi.Cluster.Processes;

/// <summary>What to start, and how it is tied to us.</summary>
public sealed record ChildCommand
{
    /// <summary>The program: a path, or a name on PATH.</summary>
    public required string Program { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Set on top of our own environment; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <value>Ours when null.</value>
    public string? WorkingDirectory { get; init; }

    /// <value>The account to run as; needs root. Null: our own.</value>
    public string? Account { get; init; }

    /// <summary>Takes each line of standard output and standard error, from several threads. Null: both go to ours.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>What the child gets when we die without having stopped it (Linux).</summary>
    public Signal OnOurDeath { get; init; } = Signal.Terminate;

    /// <summary>A program that shares our terminal, and its Ctrl-C, instead of standing apart in a session of its own.</summary>
    public bool Foreground { get; init; }
}
